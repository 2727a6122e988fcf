import { letterTime } from "#lib/letters/letter-words.ts";
import { type Block, paragraphsOf } from "#lib/letters/letter.ts";
import { say } from "#lib/platform/language.ts";
import { opinionFacts } from "./opinion-facts.ts";
import type { SignedOpinion } from "./repo.ts";

/** A signed opinion as colleagues read it on paper: what the patient was told, what was read, who signed, and what came later. */
export const opinionBlocks = (opinion: SignedOpinion, zone: string): Block[] => [
  ...paragraphsOf(opinion.patientMessage, opinion.patientLanguage),
  { kind: "facts", rows: opinionFacts(opinion.content) },
  { kind: "signature", name: opinion.signature, lines: stampOf(opinion, zone) },
  ...opinion.addenda.flatMap((addendum): Block[] => [
    { kind: "paragraph", text: addendum.kind === "correction" ? "Correction:" : "Addendum:" },
    ...paragraphsOf(addendum.text, addendum.language),
    { kind: "signature", name: addendum.signature, lines: stampOf(addendum, zone) },
  ]),
];

type Stamp = { license: string | null; signedAt: string; contentHash: string };

const stampOf = ({ license, signedAt, contentHash }: Stamp, zone: string): string[] => [
  ...(license ? [`License: ${license}`] : []),
  say("en", letterTime(new Date(signedAt), zone)),
  `SHA-256 of what was signed: ${contentHash}`,
];
