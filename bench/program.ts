import { setTimeout as after } from "node:timers/promises";
import type { Person } from "#lib/accounts/actor.ts";
import { givePass } from "#lib/passes/give-pass.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { scan } from "#lib/upload/plan.ts";
import { chosenFiles } from "#scripts/upload/chosen-files.ts";
import type { KeptToken } from "#scripts/upload/kept-token.ts";
import { redeem } from "#scripts/upload/portal.ts";
import { progressLine } from "#scripts/upload/progress-line.ts";
import { transfer, type Transferred } from "#scripts/upload/transfer.ts";
import { answeredDraft, rows } from "../config/command-scene.ts";

/** A new patient's request, answered, and a program that was let in to send its scan. */
export async function programOf(address: string): Promise<{ patient: Person; kept: KeptToken }> {
  const { patient, requestId } = await answeredDraft();
  const { reference } = await rows((tx) => tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } }));
  const { code } = expectOk(await givePass(patient, { requestId }));
  return { patient, kept: await redeem(address, { code, reference }) };
}

/** Sends a folder as `npm run upload` does, without its words. */
export async function sendFolder(
  address: string,
  kept: KeptToken,
  folder: string,
  stop: AbortSignal,
): Promise<Transferred> {
  const silent = Object.assign(Object.create(process.stdout) as NodeJS.WriteStream, {
    isTTY: false,
    write: () => true,
  });
  const selection = await scan(chosenFiles(folder));
  return transfer({ selection, studies: selection.studies, address, kept, line: progressLine(silent), stop });
}

/** Waits until every pack of a request that was sent is checked. */
export async function untilChecked(requestId: string, every: number): Promise<void> {
  const where = { requestId, state: { in: ["stored" as const] } };
  while ((await rows((tx) => tx.pack.count({ where })).catch(() => 1)) > 0) await after(every);
}

/** Waits until it is known of every study whose it is and what it shows. */
export async function untilAssessed(requestId: string): Promise<void> {
  while ((await rows((tx) => tx.study.count({ where: { requestId, identity: null } }))) > 0) await after(100);
}

/** How many images of a request can be opened. */
export const imagesOf = (requestId: string): Promise<number> =>
  rows((tx) => tx.instance.count({ where: { file: { requestId, state: "accepted" } } }));
