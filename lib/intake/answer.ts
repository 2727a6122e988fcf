import type { Outcome } from "#lib/opinions/content.ts";
import type { Language, Text } from "#lib/platform/language.ts";

/** Words that somebody wrote, exactly so, with the language they are in. */
type Written = { text: string; language: Language };

/** What a surgeon added after signing; what was signed before stays as it was. */
type Addendum = Written & { signature: string; signedAt: string };

type Common = { requestId: string; reference: string; personName: string | null };

export type OpinionAnswer = Common &
  Written & {
    kind: "opinion";
    outcome: Outcome;
    signature: string;
    signedAt: string;
    /** The state of the patient, for which the signer's license was checked at signing. */
    licensedIn: Text | null;
    contentHash: string;
    addenda: readonly Addendum[];
  };

type Declined = Common & Written & { kind: "declined"; at: string };

/** How a request was answered: with a surgeon's signed opinion, or with the clinic's letter why there is none. */
export type Answer = OpinionAnswer | Declined;
