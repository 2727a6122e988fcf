import { letterTime } from "#lib/letters/letter-words.ts";
import { type Block, type Letter, type Letterhead, type LetterPicture, paragraphsOf } from "#lib/letters/letter.ts";
import { countingOf } from "#lib/opinions/level-words.ts";
import { answerConditions, answerParts, declinedWords, goNow, outcomeWords } from "#lib/opinions/outcome-words.ts";
import { sharedWords } from "#lib/opinions/shared-words.ts";
import { type Language, longDay, say, type Text } from "#lib/platform/language.ts";
import type { Answer, OpinionAnswer } from "./answer.ts";
import { emergencySigns } from "./warning-signs.ts";

/** The answer to a request as a letter in one language. What was signed stands in it as it was signed. */
export function answerLetter(
  answer: Answer,
  language: Language,
  from: Letterhead,
  emergencyNumber: string,
  pictures: readonly LetterPicture[] = [],
): Letter {
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
      ? opinionBlocks(answer, language, from, emergencyNumber, pictures)
      : [
          ...written(answer, language, from, answerParts.clinic),
          { kind: "signature", name: from.name, lines: [words(longDay(new Date(answer.at), from.timeZone))] },
          paragraph(words(declinedWords.means)),
          ...part(language, answerParts.next, declinedWords.next),
          ...signs(language, emergencyNumber),
        ],
    foot: words(opinion ? answerParts.foot : declinedWords.title),
  };
}

function opinionBlocks(
  answer: OpinionAnswer,
  language: Language,
  from: Letterhead,
  emergencyNumber: string,
  pictures: readonly LetterPicture[],
): Block[] {
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
    ...(answer.outside
      ? [
          {
            kind: "notice" as const,
            title: say(language, answer.outside === "told" ? answerParts.told : answerParts.outside),
            text: say(language, answer.outside === "told" ? answerParts.toldText : answerParts.outsideText),
          },
        ]
      : []),
    ...written(answer, language, from, answerParts.surgeon),
    signatureOf(answer, language, from),
    ...answer.addenda.flatMap((addendum): Block[] => [
      { kind: "heading", text: laterOn(addendum, language, from) },
      ...(addendum.outcome
        ? [paragraph(`${say(language, answerParts.nowIs)}: ${say(language, outcomeWords[addendum.outcome].title)}.`)]
        : []),
      ...inWords(addendum, language, from),
      { kind: "signature", name: addendum.signature, lines: stampOf(addendum, language, from) },
    ]),
    ...seen(answer, language),
    ...shown(pictures, language),
    ...(answer.needed.length > 0 ? part(language, answerParts.needed, answer.needed) : []),
    ...(answer.timing
      ? [{ kind: "heading" as const, text: say(language, answerParts.timing) }, paragraph(say(language, answer.timing))]
      : []),
    ...part(language, answerParts.means, means),
    ...part(language, answerParts.conditions, answerConditions),
    ...part(language, emergency ? answerParts.nextNow : answerParts.next, next),
    ...part(language, emergency ? answerParts.askThere : answerParts.ask, ask),
    { kind: "heading", text: say(language, emergency ? answerParts.afterwards : answerParts.again) },
    paragraph(say(language, again)),
    ...(emergency ? [] : signs(language, emergencyNumber)),
  ];
}

/** What a person wrote, under its heading; a note where it is not in the letter's language. Approved words are in both. */
function written(answer: Answer, language: Language, from: Letterhead, heading: Text): Block[] {
  const approved = answer.kind === "opinion" ? answer.approved : null;
  return [
    { kind: "heading", text: say(language, heading) },
    ...(answer.kind === "opinion" && answer.addenda.some(({ kind }) => kind === "correction")
      ? [paragraph(say(language, answerParts.correctedAbove))]
      : []),
    ...(approved ? paragraphsOf(say(language, approved), language) : inWords(answer, language, from)),
  ];
}

/** Words in the reader's language first, by whom they were translated; the original always stands there as it was signed. */
function inWords(
  { text, language: own, translated }: Pick<OpinionAnswer, "text" | "language" | "translated">,
  language: Language,
  { phone }: Letterhead,
): Block[] {
  if (own === language) return paragraphsOf(text, own);
  const note = (words: string) => paragraph(words, true);
  if (translated?.language !== language)
    return [note(`${say(language, answerParts.otherLanguage[own])} ${phone}.`), ...paragraphsOf(text, own)];
  const by = `${say(language, answerParts.translatedBy)} ${translated.translator}.`;
  return [
    note(translated.checked ? `${by} ${say(language, answerParts.checkedBySurgeon)}` : by),
    ...paragraphsOf(translated.text, language),
    note(`${say(language, answerParts.original[own])}:`),
    ...paragraphsOf(text, own),
  ];
}

/** The pictures that the surgeon shares, each with its caption. */
function shown(pictures: readonly LetterPicture[], language: Language): Block[] {
  if (pictures.length === 0) return [];
  return [
    { kind: "heading", text: say(language, sharedWords.heading) },
    paragraph(say(language, sharedWords.about), true),
    ...pictures.map(({ caption, alt, ...picture }): Block => ({
      kind: "picture",
      picture,
      caption: say(language, caption),
      alt: say(language, alt),
    })),
  ];
}

/** The levels in plain words; nothing where none was commented on. */
function seen({ scan, seen: levels }: OpinionAnswer, language: Language): Block[] {
  if (!scan && levels.length === 0) return [];
  return [
    { kind: "heading", text: say(language, answerParts.seen) },
    ...(scan ? [paragraph(say(language, scan))] : []),
    ...(levels.length > 0
      ? [
          { kind: "facts" as const, rows: levels.map(({ level, text }) => [level, say(language, text)] as const) },
          ...countingOf(levels).map((text) => paragraph(say(language, text), true)),
          paragraph(say(language, answerParts.seenOnly), true),
        ]
      : []),
  ];
}

function signatureOf(answer: OpinionAnswer, language: Language, from: Letterhead): Block {
  const licensed = answer.licensedIn
    ? [`${say(language, answerParts.licensed)} ${say(language, answer.licensedIn)}`]
    : [];
  return { kind: "signature", name: answer.signature, lines: [...licensed, ...stampOf(answer, language, from)] };
}

type Stamp = { license: string | null; signedAt: string; contentHash: string };

const stampOf = ({ license, signedAt, contentHash }: Stamp, language: Language, { timeZone }: Letterhead): string[] => [
  ...(license ? [`${say(language, answerParts.license)}: ${license}`] : []),
  `${say(language, answerParts.signed)}: ${say(language, letterTime(new Date(signedAt), timeZone))}`,
  `${say(language, answerParts.hash)}: ${contentHash}`,
];

const laterOn = (
  { kind, signedAt }: OpinionAnswer["addenda"][number],
  language: Language,
  { timeZone }: Letterhead,
): string =>
  `${say(language, kind === "correction" ? answerParts.corrected : answerParts.added)} ${say(language, longDay(new Date(signedAt), timeZone))}`;

const paragraph = (text: string, small = false): Block => ({ kind: "paragraph", text, small });

const part = (language: Language, heading: Text, items: readonly Text[]): Block[] => [
  { kind: "heading", text: say(language, heading) },
  { kind: "list", items: items.map((item) => say(language, item)) },
];

function signs(language: Language, emergencyNumber: string): Block[] {
  return [
    { kind: "heading", text: say(language, answerParts.signs) },
    { kind: "list", items: emergencySigns.map(({ text }) => say(language, text)) },
    paragraph(`${say(language, goNow(emergencyNumber))}.`),
  ];
}
