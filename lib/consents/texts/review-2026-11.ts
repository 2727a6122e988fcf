import type { ConsentText } from "../consent-text.ts";

const english = (text: string) => ({ en: text, es: text });

/** The first words, in English only. Kept because people agreed to them; to be approved by the clinic's counsel. */
export const review202611: ConsentText = {
  name: "review",
  version: "2026-11",
  effective: "2026-11-01",
  kind: "needed",
  title: { en: "Consent to the review", es: "Consentimiento para la revisión" },
  sections: [
    {
      paragraphs: [
        english(
          "I ask for a review of my scan by a surgeon. I allow the clinic's staff and the surgeon to see my answers and my scan for this.",
        ),
        english("I understand that the review is free. Visits, new scans and procedures are not."),
        english(
          "I understand that the review is provisional. It is made without examining me. It is not a diagnosis and does not replace a visit to a doctor.",
        ),
        english("I understand that the review by itself does not make me a patient of the surgeon."),
        english("I can withdraw my request at any time. What a surgeon has signed by then is kept, as the law asks."),
      ],
    },
  ],
};
