"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction, type FormState, type Outcome } from "#app/_server/form-action.ts";
import { manyAction } from "#app/_server/many-action.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import { markMessagesRead } from "#lib/messages/mark-messages-read.ts";
import { askForMore } from "#lib/triage/ask-for-more.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { changeView } from "#lib/triage/change-view.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { declineRequest } from "#lib/triage/decline-request.ts";
import { deleteView } from "#lib/triage/delete-view.ts";
import { handOver } from "#lib/triage/hand-over.ts";
import { mergeRequest } from "#lib/triage/merge-request.ts";
import { reassignRequest } from "#lib/triage/reassign-request.ts";
import { releaseRequest } from "#lib/triage/release-request.ts";
import { saveView } from "#lib/triage/save-view.ts";
import { setUrgency } from "#lib/triage/set-urgency.ts";
import { takeOverRequest } from "#lib/triage/take-over-request.ts";
import { undoAct } from "#lib/triage/undo-act.ts";
import { writeNote } from "#lib/triage/write-note.ts";

type Note = { requestId: string; note: string };

export const claim = manyAction(claimRequest);
export const takeOver = manyAction(takeOverRequest);
export const release = manyAction(releaseRequest);
export const assign = manyAction(assignSurgeon);
export const reassign = manyAction(reassignRequest);
export const ask = manyAction(askForMore);
export const decline = manyAction(declineRequest);
export const merge = manyAction(mergeRequest);
export const sayUrgency = manyAction(setUrgency);
export const markRead = manyAction(markMessagesRead);
export const note = manyAction((actor: Actor, { requestId, note: body }: Note) =>
  writeNote(actor, { requestId, body }),
);
export const undo = manyAction(undoAct, "undoId");

/** Tells, beside that it is done, how to undo it. */
export async function handOverAll(before: FormState, form: FormData): Promise<FormState> {
  let outcomes: Outcome[] = [];
  const give = formAction(handOver, ({ undoIds }) => {
    outcomes = undoIds.map((undoId) => ({ requestId: "", done: true, undoId, version: null }));
    refresh();
  });
  return { ...(await give(before, form)), outcomes };
}

export const keepList = formAction(saveView, ({ viewId, query }) => redirect(`/queue?${query}&list=${viewId}`));
export const changeList = formAction(changeView, refresh);
export const deleteList = formAction(deleteView, refresh);
