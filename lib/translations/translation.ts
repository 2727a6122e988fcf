import { z } from "zod";
import { namesProcedure } from "#lib/opinions/content.ts";
import { languages } from "#lib/platform/language.ts";

/** What a translator hands in, as the form and the command both check it. */
export const NewTranslation = z
  .object({
    requestId: z.uuid(),
    /** Made with the form: sent twice, it is one. */
    translationId: z.uuid(),
    /** Which signed version: 1 is the opinion, then its addenda. */
    signed: z.coerce.number().int().min(1),
    language: z.enum(languages),
    translator: z.string().trim().min(2, "Write who translated it: the patient reads the name").max(100),
    text: z.string().trim().min(1, "Write the translation").max(20_000, "Use 20,000 letters or fewer"),
  })
  .superRefine(({ text }, context) => {
    const wrong = namesProcedure(text);
    if (wrong) context.addIssue({ code: "custom", path: ["text"], message: wrong });
  });
