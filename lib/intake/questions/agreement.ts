import { z } from "zod";
import { line } from "../answer-schemas.ts";
import type { Question } from "../question.ts";

export const consent: Question = {
  slug: "consent",
  phase: "before",
  group: "agreement",
  title: { en: "Your agreement", es: "Su acuerdo" },
  short: { en: "Agreement", es: "Acuerdo" },
  fields: () => [
    {
      kind: "text",
      name: "consentName",
      label: { en: "Type your full name to agree", es: "Escriba su nombre completo para aceptar" },
      hint: { en: "This counts as your signature", es: "Esto vale como su firma" },
      told: { en: "Agreed by", es: "Aceptado por" },
      autoComplete: "name",
    },
  ],
  answer: z.object({
    consentName: line(120, { en: "Type your full name to agree", es: "Escriba su nombre completo para aceptar" }),
  }),
};
