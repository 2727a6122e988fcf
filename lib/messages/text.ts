import { z } from "zod";

/** Text that a person wrote in a larger box: line breaks are kept, other control characters are not. */
export const messageText = (missing: string, max = 4_000) =>
  z
    .string({ error: missing })
    .transform((text) =>
      text
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n\t]/gu, "")
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(max, `Use ${max.toLocaleString("en-US")} letters or fewer`),
    );
