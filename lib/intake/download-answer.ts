import { z } from "zod";
import { command } from "#lib/command.ts";
import { letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { env } from "#lib/platform/env.ts";
import { type Language, languages } from "#lib/platform/language.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { answerLetter } from "./answer-letter.ts";
import { demandAnswer } from "./answer-repo.ts";

/** The answer as a letter to keep, in the language asked for; the surgeon's own words stay as they were signed. */
export const downloadAnswer = command({
  name: "answer.download",
  input: z.object({ requestId: z.uuid(), language: z.enum(languages) }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFollow,
  async run({ tx, subject: request, input: { language }, trail }) {
    trail.detail = { language };
    return { answer: await demandAnswer(tx, request), language };
  },
  async after({ answer, language }) {
    const letter = answerLetter(answer, language, letterhead(), env().EMERGENCY_NUMBER);
    return { pdf: await renderLetter(letter), fileName: fileNames[language] };
  },
});

const fileNames = { en: "answer-en.pdf", es: "respuesta-es.pdf" } as const satisfies Record<Language, string>;
