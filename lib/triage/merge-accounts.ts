import { tellOf } from "#lib/accounts/announce.ts";
import { endSessions } from "#lib/accounts/sessions-repo.ts";
import { recordAct } from "#lib/audit/repo.ts";
import { command } from "#lib/command.ts";
import { tell } from "#lib/platform/events.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { AccountMerger } from "./forms.ts";
import { accountSide, findByReference } from "./merge-accounts-repo.ts";

/**
 * Two accounts are one person's: the requests of the other move to the account of this request, the other is closed, its
 * sessions end, and both addresses are told. Refused where the dates of birth differ or either is not a patient's.
 */
export const mergeAccounts = command({
  name: "account.merge",
  input: AccountMerger,
  async subject(tx, actor, { requestId, reference }) {
    const request = await findRequest(tx, actor, requestId);
    const other = await findByReference(tx, actor, reference);
    return request && other && { request, other };
  },
  allow: (actor, { request, other }) => canTriage(actor, request) && canTriage(actor, other),
  async run({ tx, actor, subject: { request, other }, input: { reason, identifiers }, trail }) {
    const [keptId, goneId] = [request.patientId, other.patientId];
    await tx.$queryRaw`SELECT 1 FROM account WHERE id IN (${keptId}::uuid, ${goneId}::uuid) ORDER BY id FOR UPDATE`;
    const [kept, gone] = [await accountSide(tx, keptId), await accountSide(tx, goneId)];
    demandOnePerson(kept, gone);
    const moved = await tx.reviewRequest.findMany({ where: { patientId: goneId }, select: { id: true } });
    await tx.reviewRequest.updateMany({
      where: { patientId: goneId },
      data: { patientId: keptId, version: { increment: 1 } },
    });
    await tx.message.updateMany({ where: { authorId: goneId }, data: { authorId: keptId } });
    await endSessions(tx, { accountId: goneId });
    await tx.emailChange.deleteMany({ where: { accountId: { in: [keptId, goneId] }, doneAt: null } });
    const closed = { email: null, disabledAt: new Date(), mergedIntoId: keptId };
    await tx.account.update({ where: { id: goneId }, data: closed });
    if (kept.email === null) await tx.account.update({ where: { id: keptId }, data: { email: gone.email } });
    for (const email of new Set([kept.email, gone.email]))
      if (email !== null) await tellOf(tx, actor, keptId, { kind: "accounts_merged", email });
    for (const { id: requestId } of moved) {
      const detail = { from: goneId };
      await recordAct(tx, { act: "request.move", outcome: "done", actor, requestId, patientId: keptId, detail });
      await tell(tx, requestId);
    }
    trail.detail = { from: goneId, requests: moved.length, reason, identifiers: identifiers.join(",") };
    return { requestId: request.id, moved: moved.length };
  },
});

type Side = Awaited<ReturnType<typeof accountSide>>;

function demandOnePerson(kept: Side, gone: Side): void {
  if (kept.accountId === gone.accountId) throw new Refusal("conflict", "Both requests are of this account already.");
  if (kept.role !== "patient" || gone.role !== "patient" || kept.closed || gone.closed)
    throw new Refusal("conflict", "One of these accounts is not an open account of a patient. Nothing was changed.");
  if (new Set([...kept.birthDates, ...gone.birthDates]).size > 1)
    throw new Refusal(
      "conflict",
      "The dates of birth differ: these are not accounts of one person. Nothing was changed.",
    );
}
