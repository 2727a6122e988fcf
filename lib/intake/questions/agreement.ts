import { z } from "zod";
import { capacityOf, nameMissing, nameToType, signedFor } from "#lib/consents/signer.ts";
import { line } from "../answer-schemas.ts";
import type { Question } from "../question.ts";

export const consent: Question = {
  slug: "consent",
  phase: "before",
  group: "agreement",
  title: (given) =>
    capacityOf(given) === "helped"
      ? { en: "Their consent", es: "El consentimiento de esa persona" }
      : { en: "Your consent", es: "Su consentimiento" },
  short: { en: "Consent", es: "Consentimiento" },
  fields: (given) => [
    {
      kind: "text",
      name: "consentName",
      label: nameToType(capacityOf(given)),
      hint:
        capacityOf(given) === "helped"
          ? { en: "This counts as their signature", es: "Esto vale como la firma de esa persona" }
          : { en: "This counts as your signature", es: "Esto vale como su firma" },
      told: { en: "Agreed by", es: "Aceptado por" },
      ...signedFor(given),
      ...(capacityOf(given) === "helped" ? {} : { autoComplete: "name" }),
    },
  ],
  answer: z.object({
    consentName: line(120, nameMissing),
  }),
};
