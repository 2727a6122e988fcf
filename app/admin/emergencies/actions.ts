"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { endEmergency } from "#lib/emergencies/end-emergency.ts";
import { judgeEmergency } from "#lib/emergencies/judge-emergency.ts";

export const endThere = formAction(endEmergency, refresh);
export const judge = formAction(judgeEmergency, refresh);
