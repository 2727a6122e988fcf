import type { Language, Text } from "#lib/platform/language.ts";

/** Whose letter it is, as `letterhead()` reads it from the settings. */
export type Letterhead = { name: string; phone: string; email: string; accent: string; timeZone: string };

/** A part of a letter, one below the other. */
export type Block =
  | { kind: "heading"; text: string }
  /** Line breaks within are kept. `language` where it is not the letter's, e.g. words that somebody typed. */
  | { kind: "paragraph"; text: string; language?: Language | null; small?: boolean }
  | { kind: "list"; items: readonly string[] }
  /** Names and what they say, e.g. "Date of birth" and a day. */
  | { kind: "facts"; rows: readonly (readonly [name: string, value: string])[] }
  /** A picture with what stands below it, and what is heard by somebody who does not see it. */
  | { kind: "picture"; picture: Omit<LetterPicture, "caption" | "alt">; caption: string; alt: string }
  /** What must be seen first. */
  | { kind: "notice"; title: string; text: string }
  /** Who stands for it; is never torn apart. */
  | { kind: "signature"; name: string; lines: readonly string[] };

/** A JPEG that goes with a letter, and its words. */
export type LetterPicture = {
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
  caption: Text;
  alt: Text;
};

/** A letter as data: words already said in one language, nothing of how it looks. */
export type Letter = {
  language: Language;
  from: Letterhead;
  date: Date;
  /** The lines of whom it is for, e.g. a name. */
  to: readonly string[];
  reference: string | null;
  /** What it is about: its first heading, and the file's title. */
  title: string;
  blocks: readonly Block[];
  /** One line at the foot of each page. */
  foot: string;
};

/** Words that somebody typed as paragraphs: an empty line divides them. */
export const paragraphsOf = (typed: string, language?: Language | null): Block[] =>
  typed
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => ({ kind: "paragraph", text, ...(language !== undefined && { language }) }));
