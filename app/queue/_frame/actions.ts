"use server";
import { redirect } from "next/navigation";
import { signOut } from "#app/_server/session.ts";

export async function leave(): Promise<void> {
  await signOut();
  redirect("/sign-in/staff");
}
