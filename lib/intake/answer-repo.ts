import { openCallTask } from "#lib/calls/repo.ts";
import { sharedOf } from "#lib/markings/shared-repo.ts";
import { listMessages } from "#lib/messages/repo.ts";
import { altOf, captionOf } from "#lib/opinions/shared-words.ts";
import { plainOpinion } from "#lib/opinions/plain-opinion.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Language, Text } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";
import { translationInto, translationsOf } from "#lib/translations/repo.ts";
import type { Answer } from "./answer.ts";
import { type Answers, forSomebody } from "./question.ts";
import { states } from "./states.ts";

/** Staff write their letters in English here; surgeons say in which language they write. */
const language = "en";

/** The answer to a request as its patient may read it; refused while there is none. */
export async function demandAnswer(tx: Tx, request: ReviewRequest): Promise<Answer> {
  const answer = await findAnswer(tx, request);
  if (answer) return answer;
  throw new Refusal("not_found", {
    en: "Your request has no answer yet. We write to you when it is there.",
    es: "Su solicitud aún no tiene respuesta. Le escribimos cuando la haya.",
  });
}

/** The same, or null while there is none. */
export async function findAnswer(tx: Tx, request: ReviewRequest): Promise<Answer | null> {
  const { id: requestId, reference, personName } = request;
  const asked = forSomebody(request.answers as Answers);
  const common = { requestId, reference, personName, forSomebody: asked, language } as const;
  const opinion = request.answeredAt ? await findSignedOpinion(tx, requestId) : null;
  if (opinion) {
    const { patientMessage: text, patientLanguage, outcome, signature, license, signedAt, contentHash } = opinion;
    const signed = { outcome, signature, license, signedAt, contentHash, licensedIn: stateOf(request) };
    const { content } = opinion;
    const translations = await translationsOf(tx, requestId);
    const translated = (signed: number, of: Language) => {
      const found = translationInto(translations, signed, of === "en" ? "es" : "en");
      return (
        found && {
          text: found.text,
          language: found.language,
          translator: found.translator,
          checked: found.checked !== null,
        }
      );
    };
    const addenda = opinion.addenda.map((one) => ({ ...one, translated: translated(one.version, one.language) }));
    const pictures = (await sharedOf(tx, requestId)).map(({ id, width, height, level }) => ({
      ...{ id, width, height },
      caption: captionOf(level),
      alt: altOf(level),
    }));
    const { outside: seen, ...plain } = plainOpinion(content);
    const toTell = seen && (await openCallTask(tx, requestId)) !== null;
    const outside = seen ? (toTell ? "to_tell" : "told") : null;
    const words = { text, language: patientLanguage, translated: translated(1, patientLanguage) };
    return { kind: "opinion", ...common, ...plain, outside, ...words, ...signed, addenda, pictures };
  }
  const letters = request.status === "declined" ? await listMessages(tx, requestId, { withNotes: false }) : [];
  const letter = letters.findLast(({ kind }) => kind === "decline");
  if (letter) return { kind: "declined", ...common, text: letter.body, at: letter.at };
  return null;
}

function stateOf({ answers }: ReviewRequest): Text | null {
  const { state } = answers as { state?: unknown };
  return states.find(({ value }) => value === state)?.text ?? null;
}
