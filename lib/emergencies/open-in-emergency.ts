import { accessProof } from "#lib/accounts/recent-proof.ts";
import { withinLimit } from "#lib/accounts/throttle.ts";
import { command } from "#lib/command.ts";
import { notify, notifyAll } from "#lib/notifications/notify.ts";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canBreakGlass, canOpenInEmergency } from "#lib/requests/policy.ts";
import { lockRequest } from "#lib/requests/repo.ts";
import { Opening } from "./emergency.ts";
import { addEmergency, findForEmergency, liveEmergency } from "./repo.ts";

/** So many tries of a surgeon: enough for names that are spelt in two ways, too few to go through a list. */
const tries = { tries: 12, minutes: 60 };

export type Opened =
  { status: "open"; requestId: string } | { status: "none" | "later" } | { status: "several"; references: string[] };

/**
 * Opens a request that is not theirs to a surgeon, to read for some hours: by its reference, or by the whole name and
 * date of birth. Administrators, its surgeon and its coordinator are told in the same transaction. What was found once is
 * open for the rest of its time, however often it is asked for. Every try is counted, and is in the trail.
 */
export const openInEmergency = command({
  name: "emergency.open",
  input: Opening,
  subject: async () => ({}),
  allow: canBreakGlass,
  recent: accessProof,
  asPortal: "a surgeon who is not assigned does not see the request yet, nor whom to tell",
  async run({ tx, actor, input, trail }): Promise<Opened> {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person opens a request.");
    const { accountId: surgeonId } = actor;
    await demandAtWork(tx, surgeonId);
    trail.detail = { right: false, kind: input.kind, by: input.reference === "" ? "person" : "reference" };
    if (!(await withinLimit(tx, `emergency:${surgeonId}`, tries))) return { status: "later" };
    const found = (await findForEmergency(tx, input)).filter((one) => canOpenInEmergency(actor, one));
    const [only] = found;
    if (!only) return { status: "none" };
    if (found.length > 1) return { status: "several", references: found.map(({ reference }) => reference) };
    trail.requestId = only.id;
    trail.patientId = only.patientId;
    await lockRequest(tx, only.id); // of two windows, one opens it
    const before = await liveEmergency(tx, only.id, surgeonId);
    const { kind, reason } = input;
    const opened =
      before ?? (await addEmergency(tx, { requestId: only.id, surgeonId, kind, reason }, env().EMERGENCY_HOURS));
    trail.emergency = opened.id;
    trail.detail = { ...trail.detail, right: true, until: opened.until.toISOString() };
    if (!before) {
      await notifyAll(tx, "emergency_access", [only], "administrator");
      await notify(tx, "emergency_to_surgeon", only);
      await notify(tx, "emergency_to_owner", only);
    }
    return { status: "open", requestId: only.id };
  },
});

/** Somebody whose account was disabled in this very moment opens nothing more. */
async function demandAtWork(tx: Tx, surgeonId: string): Promise<void> {
  const [held] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM account WHERE id = ${surgeonId}::uuid AND role = 'surgeon' AND "disabledAt" IS NULL FOR SHARE`;
  if (!held) throw new Refusal("forbidden", "This cannot be done with your account.");
}
