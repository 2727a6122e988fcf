import { z } from "zod";
import { carry, numberIn, type Text, type Words } from "#lib/platform/language.ts";

/**
 * Text that a person wrote in a larger box: line breaks are kept, other control characters are not. What is missing is
 * told in both languages to patients, in plain English to staff; the door says it.
 */
export function messageText(missing: Words, max = 4_000) {
  const none = typeof missing === "string" ? missing : carry(missing);
  return z
    .string({ error: none })
    .transform((text) =>
      text
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n\t]/gu, "")
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(1, none)
        .max(max, carry(tooLong(max))),
    );
}

const tooLong = (max: number): Text => ({
  en: `Use ${numberIn("en", max)} letters or fewer`,
  es: `Use ${numberIn("es", max)} letras o menos`,
});
