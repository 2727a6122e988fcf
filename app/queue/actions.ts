"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "#app/_server/form-action.ts";
import { changeView } from "#lib/triage/change-view.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { deleteView } from "#lib/triage/delete-view.ts";
import { saveView } from "#lib/triage/save-view.ts";
import { setUrgency } from "#lib/triage/set-urgency.ts";

export const claim = formAction(claimRequest, refresh);
export const sayUrgency = formAction(setUrgency, refresh);
export const keepList = formAction(saveView, ({ viewId, query }) => redirect(`/queue?${query}&list=${viewId}`));
export const changeList = formAction(changeView, refresh);
export const deleteList = formAction(deleteView, refresh);
