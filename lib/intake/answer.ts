import type { Outcome } from "#lib/opinions/outcomes.ts";
import type { PlainOpinion } from "#lib/opinions/plain-opinion.ts";
import type { Language, Text } from "#lib/platform/language.ts";

/** Words that somebody wrote, exactly so, with the language they are in. */
type Written = { text: string; language: Language; translated?: Translated | null };

/** The same in the other language, by somebody who is named; `checked`: the surgeon had a second look. */
type Translated = { text: string; language: Language; translator: string; checked: boolean };

/** What a surgeon added after signing; what was signed before stays as it was. */
type Addendum = Written & {
  kind: "addendum" | "correction";
  /** Of a correction: what is concluded now, where that changed. */
  outcome: Outcome | null;
  signature: string;
  license: string | null;
  signedAt: string;
  contentHash: string;
};

type Common = {
  requestId: string;
  reference: string;
  personName: string | null;
  /** Whether somebody asked for another person, whom the words then call “you”. */
  forSomebody: boolean;
};

export type OpinionAnswer = Common &
  Written &
  Omit<PlainOpinion, "outside"> & {
    kind: "opinion";
    /** Something that nobody asked about: whether the patient was reached and told of it by phone. */
    outside: "to_tell" | "told" | null;
    /** What is concluded now, after all corrections. */
    outcome: Outcome;
    signature: string;
    signedAt: string;
    /** The state of the patient, for which the signer's license was checked at signing. */
    licensedIn: Text | null;
    /** State and number of that license as they were signed. */
    license: string | null;
    contentHash: string;
    addenda: readonly Addendum[];
    /** Pictures that the surgeon shares, drawn with their marks. */
    pictures: readonly { id: string; width: number; height: number; caption: Text; alt: Text }[];
  };

type Declined = Common & Written & { kind: "declined"; at: string };

/** How a request was answered: with a surgeon's signed opinion, or with the clinic's letter why there is none. */
export type Answer = OpinionAnswer | Declined;
