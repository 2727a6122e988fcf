import { wholeText } from "#lib/consents/consent-text.ts";
import { consentWords } from "#lib/consents/consent-words.ts";
import type { Document } from "#lib/exports/fill-part.ts";
import { type Block, type Letter, paragraphsOf } from "#lib/letters/letter.ts";
import { letterAbout, letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { letterTime } from "#lib/letters/letter-words.ts";
import { letterPictures } from "#lib/markings/letter-pictures.ts";
import { env } from "#lib/platform/env.ts";
import { type Language, say, type Text } from "#lib/platform/language.ts";
import { answerLetter } from "./answer-letter.ts";
import type { ExportContent } from "./export-content.ts";
import { callDirections, callEnds, exportWords as words, openings, readMeWords, roles } from "./export-words.ts";
import { describeOwn } from "./journey.ts";

/** What an export says in words, in the patient's language: a few small files at its top. */
export async function documentsOf(content: ExportContent, language: Language): Promise<Document[]> {
  const tell = (text: Text | string): string => say(language, text);
  const zone = letterhead().timeZone;
  const time = (at: Date | string): string => tell(letterTime(new Date(at), zone));
  const { reference, status, submittedAt, answers } = content;
  const text = (name: Text, lines: readonly string[]): Document => ({
    name: tell(name),
    bytes: new TextEncoder().encode(`${lines.join("\n")}\n`),
  });
  const json = JSON.stringify({ reference, status, submittedAt, answers }, null, 2);
  const documents = [
    text(words.readMe, [tell(readMeWords(reference, time(new Date())))]),
    { name: tell(words.answersPdf), bytes: await renderLetter(answersLetter(content, language)) },
    text(words.answersJson, [json]),
    text(words.messages, messageLines(content, tell, time)),
    text(words.consents, consentLines(content, tell, time)),
    text(words.calls, callLines(content, tell, time)),
    text(words.opened, openedLines(content, tell, time)),
  ];
  const { answer } = content;
  if (!answer) return documents;
  const pictures = await letterPictures(content.shared, answer.kind === "opinion" ? answer.pictures : []);
  const letter = answerLetter(answer, language, letterhead(), env().EMERGENCY_NUMBER, pictures);
  return [
    ...documents,
    { name: tell(words.opinion), bytes: await renderLetter(letter) },
    ...pictures.map(({ bytes }, at) => ({ name: `${tell(words.pictures)}/${at + 1}.jpg`, bytes })),
  ];
}

const letterOf = (
  content: ExportContent,
  language: Language,
  letter: Pick<Letter, "title" | "date" | "blocks">,
): Letter => letterAbout(content, { ...letter, language, foot: say(language, words.foot) });

function answersLetter(content: ExportContent, language: Language): Letter {
  const rows = describeOwn(content.answers)
    .filter(({ lines }) => lines.length > 0)
    .map(({ short, lines }) => [say(language, short), lines.map((line) => say(language, line)).join("\n")] as const);
  const blocks: Block[] = rows.length > 0 ? [{ kind: "facts", rows }] : paragraphsOf(say(language, words.none));
  return letterOf(content, language, { title: say(language, words.answersTitle), date: new Date(), blocks });
}

type Tell = (text: Text | string) => string;
type Time = (at: Date | string) => string;

function messageLines({ messages }: ExportContent, tell: Tell, time: Time): string[] {
  const lines = messages.flatMap(({ from, at, body, attachments }) => [
    "",
    `${tell(from === "patient" ? words.you : words.clinic)}, ${time(at)}`,
    body,
    ...attachments.map(({ label }) => `[${tell(words.file)}: ${label}]`),
  ]);
  return [tell(words.messagesTitle), ...(lines.length > 0 ? lines : [tell(words.none)])];
}

function consentLines({ agreements }: ExportContent, tell: Tell, time: Time): string[] {
  const lines = agreements.flatMap(({ text, language, textHash, typedName, person, paper, agreedAt, withdrawnAt }) => [
    "",
    `${tell(text.title)}. ${tell(words.version)}: ${text.version}`,
    ...(typedName ? [`${tell(paper ? words.signedOnPaperBy : words.signedBy)}: ${typedName}`] : []),
    ...(person ? [`${tell(consentWords.person)}: ${person}`] : []),
    `${tell(words.at)}: ${time(agreedAt)}`,
    ...(withdrawnAt ? [`${tell(consentWords.takenBack)}: ${time(withdrawnAt)}`] : []),
    `${tell(words.hash)}: ${textHash}`,
    "",
    wholeText(text, language),
  ]);
  return [tell(words.consentsTitle), ...(lines.length > 0 ? lines : [tell(words.none)])];
}

function callLines({ calls }: ExportContent, tell: Tell, time: Time): string[] {
  const lines = calls.map(
    ({ direction, outcome, at }) => `${time(at)}: ${tell(callDirections[direction])}, ${tell(callEnds[outcome])}`,
  );
  return [tell(words.callsTitle), "", ...(lines.length > 0 ? lines : [tell(words.none)])];
}

function openedLines({ opened }: ExportContent, tell: Tell, time: Time): string[] {
  const lines = opened.map(
    ({ at, role, act }) => `${time(at)}: ${tell(wordsOf(roles, role))} ${tell(wordsOf(openings, act))}`,
  );
  return [tell(words.openedTitle), "", ...(lines.length > 0 ? lines : [tell(words.none)])];
}

/** What a name of the trail is called; one without words stands as it is. */
const wordsOf = (table: Readonly<Record<string, Text>>, name: string | null): Text | string =>
  table[name ?? ""] ?? name ?? "";
