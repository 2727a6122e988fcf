"use server";
import { redirect } from "next/navigation";
import { demandOurPage } from "#app/_server/own-page.ts";
import { signOut } from "#app/_server/session.ts";

export async function leave(): Promise<void> {
  await demandOurPage();
  await signOut();
  redirect("/sign-in/staff");
}
