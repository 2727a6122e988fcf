import { getCountries, getCountryCallingCode } from "libphonenumber-js/min";
import { type Language, tagOf } from "#lib/platform/language.ts";

/** The countries a phone number may be of, by their names in a language, the nearest first. */
export function phoneCountries(language: Language): { value: string; text: string }[] {
  const names = new Intl.DisplayNames(tagOf(language), { type: "region", fallback: "code" });
  const all = getCountries().map((value) => ({
    value,
    text: `${names.of(value) ?? value} (+${getCountryCallingCode(value)})`,
  }));
  const collator = new Intl.Collator(tagOf(language));
  return all.sort((one, other) => rank(one.value) - rank(other.value) || collator.compare(one.text, other.text));
}

const near: readonly string[] = ["US", "MX", "CA", "PR"];

const rank = (country: string): number => (near.includes(country) ? near.indexOf(country) : near.length);
