"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { endOwnSessions } from "#lib/accounts/end-own-sessions.ts";

export const endElsewhere = formAction(endOwnSessions, refresh);
