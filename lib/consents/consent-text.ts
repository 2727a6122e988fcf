import { type Language, say, type Text } from "#lib/platform/language.ts";

/** What a person is shown, asked, or may allow; each is a text of its own. */
export type ConsentName = "privacy-notice" | "review" | "talk-to" | "text-messages" | "voicemail";

export type Section = { heading?: Text; paragraphs?: readonly Text[]; items?: readonly Text[] };

/**
 * One version of one text. Once somebody may have agreed to it, it never changes: new words are a new version in a new
 * file, and `published-hashes.ts` tells when this was forgotten.
 */
export type ConsentText = {
  name: ConsentName;
  version: string;
  /** The day from which it holds. */
  effective: string;
  /** Given to read, needed for a review, or a wish that nothing depends on. */
  kind: "notice" | "needed" | "optional";
  title: Text;
  sections: readonly Section[];
};

/** The words as they are hashed and kept: all that is shown below the title, in one language. */
export const wholeText = ({ sections }: Pick<ConsentText, "sections">, language: Language): string =>
  sections
    .flatMap(({ heading, paragraphs = [], items = [] }) => [...(heading ? [heading] : []), ...paragraphs, ...items])
    .map((words) => say(language, words))
    .join("\n\n");
