/**
 * What a patient agrees to before a scan is sent. A change of the words is a new version; what was agreed to is kept
 * with its version and hash. To be approved by the clinic.
 */
export const reviewConsent = {
  name: "consent to the review",
  version: "2026-11",
  paragraphs: [
    "I ask for a review of my scan by a surgeon. I allow the clinic's staff and the surgeon to see my answers and my scan for this.",
    "I understand that the review is free. Visits, new scans and procedures are not.",
    "I understand that the review is provisional. It is made without examining me. It is not a diagnosis and does not replace a visit to a doctor.",
    "I understand that the review by itself does not make me a patient of the surgeon.",
    "I can withdraw my request at any time. What a surgeon has signed by then is kept, as the law asks.",
  ],
} as const;

/** The words as they are hashed and kept: exactly what was on the screen. */
export const consentText = (consent: { paragraphs: readonly string[] }): string => consent.paragraphs.join("\n\n");
