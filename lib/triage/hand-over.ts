import { recordAct } from "#lib/audit/repo.ts";
import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import { tell } from "#lib/platform/events.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canSeeQueue } from "#lib/requests/policy.ts";
import { ownedBy } from "./claims-repo.ts";
import { HandOver } from "./forms.ts";
import { keepUndo } from "./undo-repo.ts";
import { undoSeconds } from "./undo-time.ts";

/**
 * Hands all of one's open requests over to a colleague, each with the same note. All or none: whoever goes home wants to
 * know that nothing is left. The colleague is told by one mail, once nobody can undo it any more.
 */
export const handOver = command({
  name: "queue.hand-over",
  input: HandOver,
  subject: async () => ({}),
  allow: canSeeQueue,
  async run({ tx, actor, input: { toId, note }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff hand requests over.");
    await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${toId}::uuid FOR SHARE`;
    const to = await tx.account.findFirst({ where: { id: toId, role: "coordinator", disabledAt: null } });
    if (!to || to.id === actor.accountId)
      throw new Refusal("conflict", "This colleague cannot take requests. Choose another.");
    const mine = await ownedBy(tx, actor.accountId);
    if (mine.length === 0) throw new Refusal("conflict", "You have no open request.");
    await tx.reviewRequest.updateMany({
      where: { id: { in: mine.map(({ id }) => id) } },
      data: { ownerId: to.id, version: { increment: 1 } },
    });
    const undoIds: string[] = [];
    for (const { id: requestId, patientId } of mine) {
      const { messageId } = await addMessage(tx, actor, { requestId, kind: "note", body: note });
      const before = { ownerId: actor.accountId, messageId };
      const { undoId } = await keepUndo(tx, actor, requestId, { act: "handOver", ...before });
      if (undoId) undoIds.push(undoId);
      const detail = { to: to.id };
      await recordAct(tx, { act: "request.hand-over", outcome: "done", actor, requestId, patientId, detail });
      await tell(tx, requestId);
    }
    const [first] = mine;
    if (first) await notify(tx, "handed_over", first, { to: to.id, inSeconds: undoSeconds + 5 });
    trail.detail = { to: to.id, requests: mine.length };
    return { handedOver: mine.length, to: to.name ?? "", undoIds };
  },
});
