"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { removeAbsence } from "#lib/accounts/remove-absence.ts";
import { setAbsence } from "#lib/accounts/set-absence.ts";
import { setSpecialty } from "#lib/accounts/set-specialty.ts";

export const addAbsence = formAction(setAbsence, refresh);
export const endAbsence = formAction(removeAbsence, refresh);
export const keepSpecialty = formAction(setSpecialty, refresh);
