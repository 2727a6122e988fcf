"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { setRest } from "#lib/rest/set-rest.ts";

export const rest = formAction(setRest, refresh);
