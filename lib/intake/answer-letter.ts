import { letterDay, letterTime } from "#lib/letters/letter-words.ts";
import { type Block, type Letter, type Letterhead, paragraphsOf } from "#lib/letters/letter.ts";
import { answerConditions, answerParts, declinedWords, goNow, outcomeWords } from "#lib/opinions/outcome-words.ts";
import { type Language, say, type Text } from "#lib/platform/language.ts";
import type { Answer, OpinionAnswer } from "./answer.ts";
import { emergencySigns } from "./warning-signs.ts";

/** The answer to a request as a letter in one language. What was signed stands in it as it was signed. */
export function answerLetter(answer: Answer, language: Language, from: Letterhead, emergencyNumber: string): Letter {
  const opinion = answer.kind === "opinion";
  const words = (text: Text | string) => say(language, text);
  return {
    language,
    from,
    date: new Date(opinion ? answer.signedAt : answer.at),
    to: answer.personName ? [answer.personName] : [],
    reference: answer.reference,
    title: words(opinion ? outcomeWords[answer.outcome].title : declinedWords.title),
    blocks: opinion
      ? opinionBlocks(answer, language, from, emergencyNumber)
      : [
          ...written(answer, language, answerParts.clinic),
          { kind: "signature", name: from.name, lines: [words(letterDay(new Date(answer.at), from.timeZone))] },
          paragraph(words(declinedWords.means)),
          ...part(language, answerParts.next, declinedWords.next),
          ...signs(language, emergencyNumber),
        ],
    foot: words(opinion ? answerParts.foot : declinedWords.title),
  };
}

function opinionBlocks(answer: OpinionAnswer, language: Language, from: Letterhead, emergencyNumber: string): Block[] {
  const { means, next, ask, again } = outcomeWords[answer.outcome];
  const emergency = answer.outcome === "emergency";
  return [
    ...(emergency
      ? [
          {
            kind: "notice" as const,
            title: say(language, goNow(emergencyNumber)),
            text: say(language, answerParts.take),
          },
        ]
      : []),
    ...written(answer, language, answerParts.surgeon),
    signatureOf(answer, language, from),
    ...answer.addenda.flatMap((addendum): Block[] => [
      { kind: "heading", text: addedOn(addendum.signedAt, language, from) },
      ...paragraphsOf(addendum.text, addendum.language),
      { kind: "signature", name: addendum.signature, lines: [signedAt(addendum.signedAt, language, from)] },
    ]),
    ...part(language, answerParts.conditions, answerConditions),
    ...part(language, answerParts.means, means),
    ...part(language, answerParts.next, next),
    ...part(language, answerParts.ask, ask),
    { kind: "heading", text: say(language, answerParts.again) },
    paragraph(say(language, again)),
    ...(emergency ? [] : signs(language, emergencyNumber)),
  ];
}

/** What a person wrote, under its heading; a note where it is not in the letter's language. */
function written(answer: Answer, language: Language, heading: Text): Block[] {
  return [
    { kind: "heading", text: say(language, heading) },
    ...(answer.language === language ? [] : [paragraph(say(language, answerParts.otherLanguage), true)]),
    ...paragraphsOf(answer.text, answer.language),
  ];
}

function signatureOf(answer: OpinionAnswer, language: Language, from: Letterhead): Block {
  const licensed = answer.licensedIn
    ? [`${say(language, answerParts.licensed)} ${say(language, answer.licensedIn)}`]
    : [];
  const proof = `${say(language, answerParts.hash)}: ${answer.contentHash}`;
  const lines = [...licensed, signedAt(answer.signedAt, language, from), proof];
  return { kind: "signature", name: answer.signature, lines };
}

const signedAt = (at: string, language: Language, { timeZone }: Letterhead): string =>
  `${say(language, answerParts.signed)}: ${say(language, letterTime(new Date(at), timeZone))}`;

const addedOn = (at: string, language: Language, { timeZone }: Letterhead): string =>
  `${say(language, answerParts.added)} ${say(language, letterDay(new Date(at), timeZone))}`;

const paragraph = (text: string, small = false): Block => ({ kind: "paragraph", text, small });

const part = (language: Language, heading: Text, items: readonly Text[]): Block[] => [
  { kind: "heading", text: say(language, heading) },
  { kind: "list", items: items.map((item) => say(language, item)) },
];

function signs(language: Language, emergencyNumber: string): Block[] {
  return [
    { kind: "heading", text: say(language, answerParts.signs) },
    { kind: "list", items: emergencySigns.map(({ text }) => say(language, text)) },
    paragraph(say(language, goNow(emergencyNumber))),
  ];
}
