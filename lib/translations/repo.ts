import { templatePair } from "#lib/opinions/patient-templates.ts";
import type { SignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Language } from "#lib/platform/language.ts";

/** Every translation of what was signed on a request, the newest version first. */
export async function translationsOf(tx: Tx, requestId: string) {
  const found = await tx.translation.findMany({
    where: { requestId },
    orderBy: [{ signed: "asc" }, { version: "desc" }],
    include: { by: { select: { name: true } }, checkedBy: { select: { name: true } } },
  });
  return found.map(({ id, signed, version, language, text, translator, by, at, checkedBy, checkedAt }) => ({
    ...{ id, signed, version, language, text, translator },
    by: by.name ?? "",
    at: at.toISOString(),
    checked: checkedBy && checkedAt && { by: checkedBy.name ?? "", at: checkedAt.toISOString() },
  }));
}

export type Translation = Awaited<ReturnType<typeof translationsOf>>[number];

/** A text that was signed in a language, and which version of the opinion it is. */
export type SignedText = { signed: number; language: Language; text: string };

/** Everything that was signed for the patient to read and that no approved pair says in both languages. */
export const translatable = (opinion: SignedOpinion): SignedText[] =>
  [
    { signed: 1, language: opinion.patientLanguage, text: opinion.patientMessage },
    ...opinion.addenda.map(({ version: signed, language, text }) => ({ signed, language, text })),
  ].filter(({ text }) => templatePair(text) === null);

/**
 * What somebody who reads one language cannot read of it yet: the task of a translator. Once it was asked for it stays
 * one, also where they look at a page in the other language.
 */
export const untranslated = (
  opinion: SignedOpinion,
  translations: readonly Translation[],
  reads: Language,
  asked = false,
): SignedText[] =>
  translatable(opinion).filter(
    ({ signed, language }) => (asked || language !== reads) && !translations.some((one) => one.signed === signed),
  );

/** The newest translation of a signed version into a language. */
export const translationInto = (
  translations: readonly Translation[],
  signed: number,
  language: Language,
): Translation | null => translations.find((one) => one.signed === signed && one.language === language) ?? null;
