import { letterTime } from "#lib/letters/letter-words.ts";
import type { Block, Letter, Letterhead } from "#lib/letters/letter.ts";
import { dayWords, type Language, say } from "#lib/platform/language.ts";
import type { Agreement } from "./agreement.ts";
import type { ConsentText } from "./consent-text.ts";
import { consentWords, languageName, translationNote, versionLine } from "./consent-words.ts";
import { signedAs } from "./signer.ts";

/** A text as it can be read before anybody signs it. */
export const textLetter = (text: ConsentText, language: Language, from: Letterhead): Letter => ({
  language,
  from,
  date: new Date(`${text.effective}T12:00:00Z`),
  to: [],
  reference: null,
  title: say(language, text.title),
  blocks: [{ kind: "paragraph", text: say(language, versionLine(text)), small: true }, ...wordsOf(text, language)],
  foot: say(language, consentWords.foot),
});

/** The very text that was agreed to, with who signed it and when: whoever signs gets a copy. */
export function agreementLetter(agreement: Agreement, language: Language, from: Letterhead, reference: string): Letter {
  const { text, typedName, agreedAt, person } = agreement;
  const plain = textLetter(text, language, from);
  const note = { kind: "paragraph", text: say(language, translationNote(agreement.language)), small: true } as const;
  return {
    ...plain,
    date: new Date(agreedAt),
    to: typedName ? [typedName] : [],
    reference,
    blocks: [
      ...(agreement.language === language ? [] : [note]),
      ...plain.blocks,
      ...(person ? [{ kind: "facts", rows: [[say(language, consentWords.person), person]] } as const] : []),
      signature(agreement, language, from),
    ],
  };
}

function wordsOf({ sections }: ConsentText, language: Language): Block[] {
  return sections.flatMap(({ heading, paragraphs = [], items = [] }): Block[] => [
    ...(heading ? [{ kind: "heading", text: say(language, heading) } as const] : []),
    ...paragraphs.map((words) => ({ kind: "paragraph", text: say(language, words) }) as const),
    ...(items.length > 0 ? [{ kind: "list", items: items.map((item) => say(language, item)) } as const] : []),
  ]);
}

function signature(agreement: Agreement, language: Language, from: Letterhead): Block {
  const { typedName, capacity, agreedAt, withdrawnAt, textHash, paper } = agreement;
  const at = (when: string) => say(language, letterTime(new Date(when), from.timeZone));
  const line = (name: keyof typeof consentWords, value: string) => `${say(language, consentWords[name])}: ${value}`;
  return {
    kind: "signature",
    name: typedName ? `${typedName} (${say(language, signedAs[capacity])})` : say(language, consentWords.given),
    lines: [
      paper
        ? line("onPaper", say(language, dayWords(paper.receivedOn) ?? paper.receivedOn))
        : line(typedName ? "signedOn" : "given", at(agreedAt)),
      ...(withdrawnAt ? [line("takenBack", at(withdrawnAt))] : []),
      line("inLanguage", say(language, languageName[agreement.language])),
      line("hash", textHash),
    ],
  };
}
