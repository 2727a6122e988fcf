"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "#app/_server/form-action.ts";
import { askForMore } from "#lib/triage/ask-for-more.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { decideIdentity } from "#lib/triage/decide-identity.ts";
import { declineRequest } from "#lib/triage/decline-request.ts";
import { releaseRequest } from "#lib/triage/release-request.ts";
import { takeOverRequest } from "#lib/triage/take-over-request.ts";

export const claim = formAction(claimRequest, refresh);
export const takeOver = formAction(takeOverRequest, refresh);
export const release = formAction(releaseRequest, refresh);
export const assign = formAction(assignSurgeon, () => redirect("/queue"));
export const ask = formAction(askForMore, refresh);
export const decide = formAction(decideIdentity, refresh);
export const decline = formAction(declineRequest, refresh);
