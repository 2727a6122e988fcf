"use server";
import { refresh } from "next/cache";
import { demandOurPage } from "#app/_server/own-page.ts";
import { currentActor } from "#app/_server/session.ts";

/**
 * Makes the page anew, in the same answer, for whoever is still signed in. For nobody it would become the way in, and what
 * was typed there would be gone: so it stays as it is.
 */
export async function lookAgain(): Promise<void> {
  await demandOurPage();
  if ((await currentActor()).kind !== "nobody") refresh();
}
