import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Answers, QuestionField } from "#lib/intake/question.ts";

/** What the controls of a page show at first, by the names they have in the form. */
export function shownFirst(answers: Answers, fields: readonly QuestionField[]): Record<string, unknown> {
  const shown = fields.map((field): [string, unknown] => [field.name, initial(answers[field.name], field)]);
  const phone = fields.find(({ kind }) => kind === "phone");
  const country = phone ? [[`${phone.name}Country`, countryOf(answers[phone.name])] as const] : [];
  return Object.fromEntries([...shown, ...country]);
}

function initial(value: unknown, { kind }: QuestionField): unknown {
  switch (kind) {
    case "several":
      return Array.isArray(value) ? value : [];
    case "areas":
      return value ?? {};
    case "date": {
      const [year = "", month = "", day = ""] = typeof value === "string" ? value.split("-") : [];
      return { month: month.replace(/^0/, ""), day: day.replace(/^0/, ""), year };
    }
    case "phone":
      return typeof value === "string" ? (parsePhoneNumberFromString(value)?.formatNational() ?? value) : "";
    default:
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
  }
}

const countryOf = (phone: unknown): string =>
  (typeof phone === "string" ? parsePhoneNumberFromString(phone)?.country : undefined) ?? "US";
