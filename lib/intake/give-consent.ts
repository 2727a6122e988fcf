import { z } from "zod";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { optionalNames } from "#lib/consents/published.ts";
import { askGuardian, capacityOf, nameMissing, needsGuardian } from "#lib/consents/signer.ts";
import { keepConsent } from "#lib/consents/repo.ts";
import { carry, languages } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAgree } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { line } from "./answer-schemas.ts";
import type { Answers } from "./questions.ts";

const nameThem = { en: "Write whom we may talk to", es: "Escriba con quién podemos hablar" };

/** Allows something that no review depends on: each is a text of its own, signed by name. */
export const giveConsent = command({
  name: "consent.give",
  input: z
    .object({
      requestId: z.uuid(),
      text: z.enum(optionalNames),
      language: z.enum(languages),
      typedName: line(120, nameMissing),
      person: z.string().trim().max(200).optional(),
    })
    .refine(({ text, person }) => text !== "talk-to" || person, { path: ["person"], error: carry(nameThem) }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canAgree,
  async run({ tx, subject: request, input: { text, language, typedName, person }, trail }) {
    const answers = request.answers as Answers;
    if (needsGuardian(answers, clinicToday()))
      throw new Refusal("invalid", askGuardian, { typedName: carry(askGuardian) });
    const detail = text === "talk-to" && person ? { detail: { person } } : {};
    await keepConsent(tx, request.id, text, { typedName, language, capacity: capacityOf(answers), ...detail });
    trail.detail = { text };
    return { requestId: request.id };
  },
});
