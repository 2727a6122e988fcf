import { z } from "zod";
import { optionalNames } from "#lib/consents/published.ts";
import { languages } from "#lib/platform/language.ts";
import { line } from "./answer-schemas.ts";

const words = (en: string) => ({ en, es: en });

/** A consent that came on paper, as staff write it down. The version is the one printed on it. */
export const PaperConsent = z
  .object({
    requestId: z.uuid(),
    text: z.enum(["review", ...optionalNames], { error: "Choose what was signed" }),
    version: z.string({ error: "Choose the version that is printed on it" }).min(1).max(40),
    paperLanguage: z.enum(languages, { error: "Choose the language of the paper" }),
    signer: line(120, words("Enter the name of whoever signed")),
    receivedOn: z.iso.date({ error: "Give the day on which it came" }),
    person: z.string().trim().max(200).optional(),
    noticeGiven: z.literal("yes").optional().catch(undefined),
  })
  .superRefine(({ text, person, noticeGiven }, context) => {
    const missing = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
    if (text === "talk-to" && !person) missing("person", "Enter the person or doctor that the paper names");
    if (text === "review" && !noticeGiven)
      missing("noticeGiven", "They must have the privacy notice: send it, then tick this");
  });
