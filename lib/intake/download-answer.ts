import { z } from "zod";
import { is } from "#lib/accounts/actor.ts";
import { command } from "#lib/command.ts";
import { postalAddressOf } from "#lib/keys/sealed-columns.ts";
import { letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { letterPictures } from "#lib/markings/letter-pictures.ts";
import { sharedOf } from "#lib/markings/shared-repo.ts";
import { env } from "#lib/platform/env.ts";
import { type Language, languages } from "#lib/platform/language.ts";
import { canTakeAnswer } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { answerLetter } from "./answer-letter.ts";
import { demandAnswer } from "./answer-repo.ts";

/** The answer as a letter to keep, in the language asked for; the surgeon's own words stay as they were signed. */
export const downloadAnswer = command({
  name: "answer.download",
  input: z.object({ requestId: z.uuid(), language: z.enum(languages) }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTakeAnswer,
  async run({ tx, actor, subject: request, input: { language }, trail }) {
    trail.detail = { language };
    // What staff print goes into an envelope.
    const address = is("coordinator", actor) ? postalAddressOf(request).split("\n").filter(Boolean) : [];
    const shared = request.answeredAt ? await sharedOf(tx, request.id) : [];
    return { answer: await demandAnswer(tx, request), shared, language, address };
  },
  async after({ answer, shared, language, address }) {
    const pictures = await letterPictures(shared, answer.kind === "opinion" ? answer.pictures : []);
    const letter = answerLetter(answer, language, letterhead(), env().EMERGENCY_NUMBER, pictures);
    return { pdf: await renderLetter({ ...letter, to: [...letter.to, ...address] }), fileName: fileNames[language] };
  },
});

const fileNames = { en: "answer-en.pdf", es: "respuesta-es.pdf" } as const satisfies Record<Language, string>;
