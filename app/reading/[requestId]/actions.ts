"use server";
import { refresh } from "next/cache";
import { formAction } from "#app/_server/form-action.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";

export const sign = formAction(signOpinion, refresh);
