import { z } from "zod";
import { carry } from "#lib/platform/language.ts";
import { type Option, type Question, values } from "../question.ts";

/** Where people hear of a clinic. The words are to be approved by the clinic. */
export const heardFrom = [
  { value: "doctor", text: { en: "From a doctor or therapist", es: "Por un médico o terapeuta" } },
  { value: "family", text: { en: "From family or a friend", es: "Por familia o amistades" } },
  { value: "patient", text: { en: "From somebody you helped before", es: "Por alguien a quien ustedes ayudaron" } },
  { value: "search", text: { en: "I searched for it online", es: "Lo busqué en internet" } },
  { value: "social", text: { en: "On social media", es: "En redes sociales" } },
  { value: "media", text: { en: "On TV, on the radio or in print", es: "En la tele, la radio o la prensa" } },
  { value: "other", text: { en: "Another way", es: "De otra manera" } },
] as const satisfies Option[];

/** The last one, and nobody has to answer it. Only its counts are looked at; who reads a request does not see it. */
export const heardOfUs: Question = {
  slug: "heard-of-us",
  phase: "after",
  group: "wishes",
  countedOnly: true,
  title: { en: "How did you hear of us?", es: "¿Cómo supo de nosotros?" },
  short: { en: "Heard of us", es: "Supo de nosotros" },
  fields: () => [
    {
      kind: "one",
      name: "heardOfUs",
      label: { en: "How did you hear of us?", es: "¿Cómo supo de nosotros?" },
      hint: {
        en: "We only count the answers.",
        es: "Es solo para nuestras estadísticas.",
      },
      options: heardFrom,
      optional: true,
    },
  ],
  answer: z.object({
    heardOfUs: z.preprocess(
      (given) => given ?? "",
      z.enum(["", ...values(heardFrom)], { error: carry({ en: "Choose from the list", es: "Elija de la lista" }) }),
    ),
  }),
};
