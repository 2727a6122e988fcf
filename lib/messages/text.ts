import { z } from "zod";
import { both, carry, numberIn, type Text } from "#lib/platform/language.ts";

/**
 * Text that a person wrote in a larger box: line breaks are kept, other control characters are not. What is missing is
 * told in both languages to patients, in plain English to staff.
 */
export const messageText = (missing: Text | string, max = 4_000) =>
  typeof missing === "string"
    ? bounded(missing, max, tooLong(max).en)
    : bounded(carry(missing), max, carry(tooLong(max)));

const tooLong = (max: number): Text =>
  both((language) =>
    language === "en" ? `Use ${numberIn("en", max)} letters or fewer` : `Use ${numberIn("es", max)} letras o menos`,
  );

const bounded = (missing: string, max: number, long: string) =>
  z
    .string({ error: missing })
    .transform((text) =>
      text
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n\t]/gu, "")
        .trim(),
    )
    .pipe(z.string().min(1, missing).max(max, long));
