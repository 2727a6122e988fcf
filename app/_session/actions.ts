"use server";
import { demandOurPage } from "#app/_server/own-page.ts";
import { currentActor } from "#app/_server/session.ts";
import { endSession } from "#lib/accounts/end-session.ts";

/**
 * Nobody has touched the page for as long as its session may rest: it ends. The cookie stays, worthless, as an answer that
 * takes it away would draw the page anew, and what was typed would be gone.
 */
export async function endHere(): Promise<void> {
  await demandOurPage();
  await endSession(await currentActor(), {});
}
