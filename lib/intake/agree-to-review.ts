import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { currentText } from "#lib/consents/published.ts";
import { keepConsent } from "#lib/consents/repo.ts";
import { askGuardian, capacityOf, needsGuardian } from "#lib/consents/signer.ts";
import type { Tx } from "#lib/platform/db.ts";
import { carry, languageOf } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import type { Answers } from "./questions.ts";

/**
 * Keeps the consent to the review with what was on the screen: its language, and its version, which must still be in
 * force. Refuses where the person whose scan it is cannot agree alone.
 */
export async function agreeToReview(tx: Tx, requestId: string, answers: Answers, given: Answers): Promise<void> {
  if (needsGuardian(answers, clinicToday()))
    throw new Refusal("invalid", askGuardian, { consentName: carry(askGuardian) });
  const { version } = currentText("review");
  if ((given["consentVersion"] ?? version) !== version) throw new Refusal("conflict", wordsChanged);
  await keepConsent(tx, requestId, "review", {
    typedName: String(answers["consentName"]),
    language: languageOf(given["consentLanguage"]) ?? "en",
    capacity: capacityOf(answers),
  });
}

const wordsChanged = {
  en: "The words have changed since you opened this page. Open it again, read them, and then agree.",
  es: "El texto cambió desde que abrió esta página. Ábrala otra vez, léalo y después acéptelo.",
};
