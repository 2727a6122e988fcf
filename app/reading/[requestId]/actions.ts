"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "#app/_server/form-action.ts";
import { amendOpinion } from "#lib/reading/amend-opinion.ts";
import { askColleague } from "#lib/reading/ask-colleague.ts";
import { commentOnCase } from "#lib/reading/comment-on-case.ts";
import { endAsking } from "#lib/reading/end-asking.ts";
import { returnCase } from "#lib/reading/return-case.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { checkTranslation } from "#lib/translations/check-translation.ts";
import { opinionIn } from "./opinion-in.ts";

export const sign = formAction(
  signOpinion,
  ({ nextId }) => (nextId ? redirect(`/reading/${nextId}`) : refresh()),
  opinionIn,
);
export const amend = formAction(amendOpinion, refresh);
export const giveBack = formAction(returnCase, () => redirect("/reading"));
export const ask = formAction(askColleague, refresh);
export const endAsk = formAction(endAsking, refresh);
export const lookAtTranslation = formAction(checkTranslation, refresh);
export const comment = formAction(commentOnCase, refresh);
