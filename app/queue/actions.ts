"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";

export const claim = formAction(claimRequest, refresh);
