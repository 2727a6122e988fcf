import { openCallTask } from "#lib/calls/repo.ts";
import { listMessages } from "#lib/messages/repo.ts";
import { plainOpinion } from "#lib/opinions/plain-opinion.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Text } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";
import type { Answer } from "./answer.ts";
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
  const common = { requestId, reference, personName, language } as const;
  const opinion = request.answeredAt ? await findSignedOpinion(tx, requestId) : null;
  if (opinion) {
    const { patientMessage: text, patientLanguage, outcome, signature, license, signedAt, contentHash } = opinion;
    const signed = { outcome, signature, license, signedAt, contentHash, licensedIn: stateOf(request) };
    const { addenda, content } = opinion;
    const { outside: seen, ...plain } = plainOpinion(content);
    const toTell = seen && (await openCallTask(tx, requestId)) !== null;
    const outside = seen ? (toTell ? "to_tell" : "told") : null;
    return { kind: "opinion", ...common, ...plain, outside, text, language: patientLanguage, ...signed, addenda };
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
