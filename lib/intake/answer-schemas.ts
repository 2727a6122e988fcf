import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";

/** One line as people type or paste it: line breaks and runs of blanks become one blank. Signs alone say nothing. */
export const line = (max: number, missing: string) =>
  z
    .string({ error: missing })
    .max(2_000, "This is too long")
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
    .pipe(
      z
        .string()
        .regex(/[\p{L}\p{N}]/u, missing)
        .max(max, `Use ${max} letters or fewer`),
    );

/** Ticked boxes, as a form sends them: none, one or several. */
export const ticks = <const Values extends readonly [string, ...string[]]>(values: Values, missing: string) =>
  z.preprocess(
    (given) => (given === undefined || given === null || given === false ? [] : ([given].flat() as unknown[])),
    z.array(z.enum(values, { error: "Choose from the list" })).min(1, missing),
  );

/** One of a few. */
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values, missing: string) =>
  z.enum(values, { error: missing });

/** A phone number in any form people write it, kept in E.164; without a country it is taken as of the USA. */
export const phoneNumber = z
  .string({ error: "Enter a phone number" })
  .trim()
  .min(1, "Enter a phone number")
  .max(40, "This is too long for a phone number")
  .transform((text, context) => {
    const number = parsePhoneNumberFromString(text, "US");
    if (number?.isPossible()) return number.number;
    context.addIssue({ code: "custom", message: "Enter a phone number, like 555 010 0123 or +44 20 7946 0000" });
    return z.NEVER;
  });

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A birth date from three boxes; months may be words. Kept as YYYY-MM-DD. `today` in the same form. */
export const birthDate = (today: () => string) =>
  z
    .object(
      { month: z.string().max(20), day: z.string().max(4), year: z.string().max(6) },
      { error: "Enter your date of birth" },
    )
    .transform(({ month, day, year }, context) => {
      const refuse = (message: string) => {
        context.addIssue({ code: "custom", message });
        return z.NEVER;
      };
      const parts = [month, day, year].map((part) => part.trim());
      if (parts.every((part) => part === "")) return refuse("Enter your date of birth");
      if (parts.some((part) => part === "")) return refuse("Your date of birth must have a month, a day and a year");
      const named = months.indexOf((parts[0] ?? "").slice(0, 3).toLowerCase()) + 1;
      const [m, d, y] = [named || Number(parts[0]), Number(parts[1]), Number(parts[2])];
      const date = new Date(Date.UTC(y, m - 1, d));
      if (![m, d, y].every(Number.isInteger) || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d)
        return refuse("Your date of birth must be a real date, like 4 27 1961");
      if (y < 1000) return refuse("The year must have four digits");
      const iso = date.toISOString().slice(0, 10);
      if (iso >= today()) return refuse("Your date of birth must be in the past");
      if (y < Number(today().slice(0, 4)) - 120) return refuse("Check the year of your date of birth");
      return iso;
    });
