import type { Tx } from "#lib/platform/db.ts";
import type { Language } from "#lib/platform/language.ts";
import type { ConsentName } from "./consent-text.ts";
import { currentText } from "./published.ts";
import type { Capacity } from "./signer.ts";
import { textHash } from "./text-hash.ts";

export type Signature = {
  /** Null for the receipt of a notice, which nobody has to sign. */
  typedName: string | null;
  language: Language;
  capacity: Capacity;
  detail?: Record<string, string>;
  /** It was signed on paper, which came on a day (YYYY-MM-DD) and was written down by somebody of ours. */
  paper?: { receivedOn: string; recordedById: string };
};

/**
 * Keeps that the version in force of a text was agreed to, with the hash of the words that were shown. Signed again, it
 * is signed as of now; one that was taken back stays beside it.
 */
export async function keepConsent(tx: Tx, requestId: string, name: ConsentName, signature: Signature): Promise<void> {
  const text = currentText(name);
  const { language, typedName, capacity, detail, paper } = signature;
  const which = { requestId, text: name, version: text.version };
  const onPaper = {
    receivedOn: paper ? new Date(paper.receivedOn) : null,
    recordedById: paper?.recordedById ?? null,
  };
  const signed = {
    language,
    typedName,
    capacity,
    textHash: textHash(text, language),
    agreedAt: new Date(),
    ...onPaper,
  };
  const before = detail ? null : await tx.consent.findFirst({ where: { ...which, withdrawnAt: null } });
  if (before) await tx.consent.update({ where: { id: before.id }, data: signed });
  else
    await tx.consent.create({
      data: { ...which, ...signed, ...(detail && { detail }) },
    });
}

/** Whether the version in force of a text was agreed to and not taken back. */
export async function hasAgreed(tx: Tx, requestId: string, name: ConsentName): Promise<boolean> {
  const { version } = currentText(name);
  return (await tx.consent.count({ where: { requestId, text: name, version, withdrawnAt: null } })) > 0;
}

/** All that was shown and agreed to on a request, the oldest first. */
export const consentsOf = (tx: Tx, requestId: string) =>
  tx.consent.findMany({
    where: { requestId },
    include: { recordedBy: { select: { name: true } } },
    orderBy: [{ agreedAt: "asc" }, { id: "asc" }],
  });

export const findConsent = (tx: Tx, requestId: string, id: string) =>
  tx.consent.findFirst({ where: { id, requestId }, include: { recordedBy: { select: { name: true } } } });

/** Notes that a consent was taken back; once is enough. */
export async function takeConsentBack(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.consent.updateMany({
    where: { id, withdrawnAt: null },
    data: { withdrawnAt: new Date() },
  });
  return count > 0;
}
