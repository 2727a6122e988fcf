import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";
import { carry, type Text } from "#lib/platform/language.ts";

const tooLong = carry({ en: "This is too long", es: "Es demasiado largo" });

const shorter = (max: number) => carry({ en: `Use ${max} letters or fewer`, es: `Use ${max} letras o menos` });

/** One line as people type or paste it: line breaks and runs of blanks become one blank. Signs alone say nothing. */
export const line = (max: number, missing: Text) =>
  z
    .string({ error: carry(missing) })
    .max(2_000, tooLong)
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, " ").trim())
    .pipe(
      z
        .string()
        .regex(/[\p{L}\p{N}]/u, carry(missing))
        .max(max, shorter(max)),
    );

/** A few lines, or nothing; what cannot be seen is dropped, line breaks stay. */
export const fewLines = (max: number) =>
  z
    .string({ error: tooLong })
    .max(10_000, tooLong)
    .transform((text) =>
      text
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n]/gu, " ")
        .replace(/\n{3,}/g, "\n\n")
        .trim(),
    )
    .pipe(z.string().max(max, shorter(max)));

/** A few lines that say something. */
export const someLines = (max: number, missing: Text) =>
  fewLines(max).pipe(z.string().regex(/[\p{L}\p{N}]/u, carry(missing)));

/** One line that may be left empty. */
export const optionalLine = (max: number) => fewLines(max).transform((text) => text.replace(/\s+/g, " "));

/** Ticked boxes, as a form sends them: none, one or several. "none" stands alone. */
export const ticks = (values: readonly [string, ...string[]], missing: Text) =>
  z.preprocess(
    (given) => (given === undefined || given === null || given === false ? [] : ([given].flat() as unknown[])),
    z
      .array(z.enum(values, { error: carry({ en: "Choose from the list", es: "Elija de la lista" }) }))
      .min(1, carry(missing))
      .refine((chosen) => !chosen.includes("none") || chosen.length === 1, carry(eitherOr)),
  );

const eitherOr: Text = {
  en: "Choose from the list, or its last answer, not both",
  es: "Elija de la lista o la última respuesta, no ambas cosas",
};

/** One of a few. */
export const choice = (values: readonly [string, ...string[]], missing: Text) =>
  z.enum(values, { error: carry(missing) });

/** A whole number from `least` to `most`, which is asked for anew each time: a year goes by. */
export const whole = (least: number, most: () => number, missing: Text) =>
  z
    .string({ error: carry(missing) })
    .trim()
    .regex(/^\d{1,6}$/, carry(missing))
    .transform(Number)
    .refine((number) => number >= least && number <= most(), {
      error: () =>
        carry({ en: `Enter a number from ${least} to ${most()}`, es: `Escriba un número de ${least} a ${most()}` }),
    });

const phone = {
  missing: { en: "Enter a phone number", es: "Escriba un número de teléfono" },
  tooLong: { en: "This is too long for a phone number", es: "Es demasiado largo para un número de teléfono" },
  unlike: {
    en: "Enter a phone number with 10 digits, like (555)\u00a0010-0123",
    es: "Escriba un número de 10 dígitos, como (555)\u00a0010-0123",
  },
  unlikeAbroad: {
    en: "Enter a phone number of the country you chose, or begin with +, like +44\u00a020\u00a07946\u00a00000",
    es: "Escriba un número de teléfono del país que eligió, o empiece con +, como +52\u00a055\u00a01234\u00a05678",
  },
} as const satisfies Record<string, Text>;

/**
 * A phone number in any form people write it, kept in E.164. One without a leading + is taken as of the country that was
 * chosen beside it, the USA unless told.
 */
export const phoneNumber = z
  .object({
    typed: z.string().trim().catch(""),
    country: z.string().max(2).optional().catch(undefined),
  })
  .transform(({ typed, country }, context) => {
    const refuse = (words: Text) => {
      context.addIssue({ code: "custom", message: carry(words) });
      return z.NEVER;
    };
    if (typed === "") return refuse(phone.missing);
    if (typed.length > 40) return refuse(phone.tooLong);
    const of = country && isSupportedCountry(country) ? country : "US";
    const number = parsePhoneNumberFromString(typed, of);
    if (number?.isPossible()) return number.number;
    return refuse(of === "US" && !typed.startsWith("+") ? phone.unlike : phone.unlikeAbroad);
  });

const months = [
  ["jan", "ene"],
  ["feb", "feb"],
  ["mar", "mar"],
  ["apr", "abr"],
  ["may", "may"],
  ["jun", "jun"],
  ["jul", "jul"],
  ["aug", "ago"],
  ["sep", "set"],
  ["oct", "oct"],
  ["nov", "nov"],
  ["dec", "dic"],
];

const birth = {
  missing: { en: "Enter the date of birth", es: "Escriba la fecha de nacimiento" },
  partly: {
    en: "The date of birth must have a month, a day and a year",
    es: "La fecha de nacimiento debe tener mes, día y año",
  },
  unreal: {
    en: "The date of birth must be a real date, like 4 27 1961",
    es: "La fecha de nacimiento debe ser una fecha real, como 4 27 1961",
  },
  shortYear: { en: "The year must have four digits", es: "El año debe tener cuatro cifras" },
  future: { en: "The date of birth must be in the past", es: "La fecha de nacimiento debe estar en el pasado" },
  tooOld: { en: "Check the year of the date of birth", es: "Revise el año de la fecha de nacimiento" },
} as const satisfies Record<string, Text>;

const part = z.string({ error: carry(birth.missing) }).max(20, carry(birth.unreal));

/** A birth date from three boxes; months may be words of either language. Kept as YYYY-MM-DD. `today` in the same form. */
export const birthDate = (today: () => string) =>
  z
    .object(
      {
        month: part,
        day: part,
        year: part,
      },
      { error: carry(birth.missing) },
    )
    .transform(({ month, day, year }, context) => {
      const refuse = (message: Text) => {
        context.addIssue({ code: "custom", message: carry(message) });
        return z.NEVER;
      };
      const parts = [month, day, year].map((part) => part.trim());
      if (parts.every((part) => part === "")) return refuse(birth.missing);
      if (parts.some((part) => part === "")) return refuse(birth.partly);
      const word = (parts[0] ?? "").slice(0, 3).toLowerCase();
      const named = months.findIndex((names) => names.includes(word)) + 1;
      const [m, d, y] = [named || Number(parts[0]), Number(parts[1]), Number(parts[2])];
      const date = new Date(Date.UTC(y, m - 1, d));
      if (![m, d, y].every(Number.isInteger) || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d)
        return refuse(birth.unreal);
      if (y < 1000) return refuse(birth.shortYear);
      const iso = date.toISOString().slice(0, 10);
      if (iso >= today()) return refuse(birth.future);
      if (y < Number(today().slice(0, 4)) - 120) return refuse(birth.tooOld);
      return iso;
    });
