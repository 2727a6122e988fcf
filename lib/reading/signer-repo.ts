import type { Actor } from "#lib/accounts/actor.ts";
import { findLicensedStates } from "#lib/accounts/repo.ts";
import { templatePair } from "#lib/opinions/patient-templates.ts";
import { signerOf } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import type { Language } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { demandLicense } from "#lib/requests/license.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";

const languageNames = { en: "English", es: "Spanish" } as const satisfies Record<Language, string>;

/** How many minutes a signature may come after the proof that it is the surgeon who sits there. */
export const signingProof = (): number => env().SIGN_CODE_HOURS * 60;

/**
 * Whoever may put their name under words to this patient now: a licensed surgeon who writes that language or leaves the
 * approved words as they are.
 */
export async function demandSigner(
  tx: Tx,
  actor: Actor,
  request: ReviewRequest,
  words: { name: string; text: string; language: Language },
) {
  if (actor.kind !== "person") throw new Refusal("forbidden", "Only a surgeon signs.");
  const { languages, ...signer } = await signerOf(tx, actor.accountId, request);
  demandLicense({ states: await findLicensedStates(tx, actor.accountId) }, request);
  if (!languages.includes(words.language) && templatePair(words.text) === null)
    throw new Refusal("invalid", "There is a problem", {
      [words.name]: `Your account does not list ${languageNames[words.language]}: use its template as it is, or write in ${languages.map((one) => languageNames[one]).join(" or ")}`,
    });
  return signer;
}
