import { z } from "zod";
import { command } from "#lib/command.ts";
import { dropNotices } from "#lib/notifications/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { move } from "#lib/requests/repo.ts";
import { findUndo } from "./undo-repo.ts";

/**
 * Undoes what one has just done to a request: a claim, a release, an assignment, an urgency, a note, a handing over. For some seconds, as long as nothing
 * has been sent, and only if nothing has changed since.
 */
export const undoAct = command({
  name: "request.undo",
  input: z.object({ undoId: z.uuid() }),
  subject: (tx, actor, { undoId }) => findUndo(tx, actor, undoId),
  allow: (actor, { request }) => canTriage(actor, request),
  async run({ tx, subject, input: { undoId }, trail }) {
    if (!subject.inTime) throw new Refusal("conflict", "It is too late to undo this. Nothing was changed.");
    await ways[subject.before.act](tx, subject as never);
    await tx.undoStep.delete({ where: { id: undoId } });
    trail.detail = { act: subject.before.act };
    return { requestId: subject.request.id };
  },
});

type Found = NonNullable<Awaited<ReturnType<typeof findUndo>>>;
type Act = Found["before"]["act"];
type Step<Name extends Act> = Found & { before: Extract<Found["before"], { act: Name }> };

const ways: { [Name in Act]: (tx: Tx, step: Step<Name>) => Promise<void> } = {
  async claim(tx, { request, version }) {
    if (request.version !== version) throw changed();
    await move(tx, request, "release", { ownerId: null });
    await dropNotices(tx, request.id, "claimed");
  },
  async release(tx, { request, version, before: { ownerId } }) {
    if (request.version !== version) throw changed();
    await move(tx, request, "claim", { ownerId });
  },
  async assign(tx, { request, version, before: { surgeonId, waitingFrom } }) {
    // Whoever has begun to write has seen it already.
    const begun = await tx.opinion.count({ where: { requestId: request.id, signedAt: null } });
    if (request.version !== version || begun > 0) throw changed();
    await move(tx, request, "returnToIntake", { surgeonId, waitingFrom: waitingFrom && new Date(waitingFrom) });
    for (const kind of ["assigned", "with_surgeon"]) await dropNotices(tx, request.id, kind);
  },
  async handOver(tx, { request: { id }, version, before: { ownerId, messageId } }) {
    const data = { ownerId, version: { increment: 1 } };
    const { count } = await tx.reviewRequest.updateMany({ where: { id, version }, data });
    if (count === 0) throw changed();
    await tx.message.deleteMany({ where: { id: messageId, requestId: id, kind: "note" } });
    await dropNotices(tx, id, "handed_over");
  },
  async urgency(tx, { request, before: { changeId, urgent, raised } }) {
    const newest = await tx.urgencyChange.findFirst({
      where: { requestId: request.id },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
    if (newest?.id !== changeId) throw changed();
    await tx.urgencyChange.delete({ where: { id: changeId } });
    await tx.reviewRequest.update({ where: { id: request.id }, data: { urgent, raised } });
  },
  async note(tx, { request, before: { messageId } }) {
    const { count } = await tx.message.deleteMany({ where: { id: messageId, requestId: request.id, kind: "note" } });
    if (count === 0) throw changed();
  },
};

const changed = () =>
  new Refusal("conflict", "Somebody has changed the request since. It stays as it is now: have a look at it.");
