import { type Language, languageOf } from "#lib/platform/language.ts";
import type { ConsentName, ConsentText } from "./consent-text.ts";
import { optionalNames, publishedText } from "./published.ts";
import { capacities, type Capacity } from "./signer.ts";

/** What was shown or agreed to, as it is kept. */
type Row = {
  id: string;
  text: string;
  version: string;
  language: string;
  textHash: string;
  typedName: string | null;
  capacity: string;
  detail: unknown;
  agreedAt: Date;
  withdrawnAt: Date | null;
  receivedOn: Date | null;
  recordedBy: { name: string | null } | null;
};

/** The same with the words that were agreed to. */
export type Agreement = {
  id: string;
  text: ConsentText;
  language: Language;
  textHash: string;
  typedName: string | null;
  capacity: Capacity;
  /** Whom we may talk to, as whoever signed wrote it. */
  person: string | null;
  agreedAt: string;
  withdrawnAt: string | null;
  /** Signed on paper: the day on which it came (YYYY-MM-DD), and who wrote it down. */
  paper: { receivedOn: string; by: string } | null;
};

export function agreementOf(row: Row): Agreement {
  const text = publishedText(row.text, row.version);
  if (!text) throw new Error(`a text that was never published: ${row.text} ${row.version}`);
  const { person } = (row.detail ?? {}) as { person?: unknown };
  return {
    id: row.id,
    text,
    language: languageOf(row.language) ?? "en",
    textHash: row.textHash,
    typedName: row.typedName,
    capacity: capacities.find((one) => one === row.capacity) ?? "self",
    person: typeof person === "string" ? person : null,
    agreedAt: row.agreedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    paper: row.receivedOn && {
      receivedOn: row.receivedOn.toISOString().slice(0, 10),
      by: row.recordedBy?.name ?? "",
    },
  };
}

/** What may still be allowed: wishes that are not in force; of persons one may name several. */
export const offeredBeside = (agreements: readonly Agreement[]): ConsentName[] =>
  optionalNames.filter(
    (name) => name === "talk-to" || !agreements.some(({ text, withdrawnAt }) => text.name === name && !withdrawnAt),
  );
