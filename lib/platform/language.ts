/** The languages of patients. What staff read is English. */
export const languages = ["en", "es"] as const;

export type Language = (typeof languages)[number];

/** Words for a person, in every language: a missing one does not compile. */
export type Text = Readonly<Record<Language, string>>;

/** A text, or what is the same in all languages or was said already: names, the portal's answers. */
export type Words = Text | string;

/** Words made the same way in every language: `both((language) => …)`. */
export const both = (make: (language: Language) => string): Text => ({ en: make("en"), es: make("es") });

/** "1 picture", "1,234 pictures": a count with the noun's two forms in each language. */
export function counted(count: number, noun: Readonly<Record<Language, readonly [one: string, many: string]>>): Text {
  return both((language) => `${numberIn(language, count)} ${noun[language][count === 1 ? 0 : 1]}`);
}

/** A number as the language groups its digits. */
export const numberIn = (language: Language, value: number): string =>
  new Intl.NumberFormat(tagOf(language)).format(value);

/** A day that belongs to no time zone (YYYY-MM-DD), as "April 27, 1961"; null for none or one that no calendar has. */
export function dayWords(date: string | null): Text | null {
  const time = date ? new Date(`${date}T00:00:00Z`) : null;
  if (!time || Number.isNaN(time.getTime())) return null;
  return longDay(time, "UTC");
}

/** The day of a moment in a zone, as "April 27, 1961". No line ends within the date; the year may stand in the next. */
export const longDay = (at: Date, timeZone: string): Text =>
  both((language) => {
    const day = dateFormat(tagOf(language), { dateStyle: "long", timeZone }).format(at);
    return day.replace(/ (?!(?:de )?\d{4}$)/g, "\u00a0").replace(/ de (?=\d{4}$)/, " de\u00a0");
  });

/** "a, b and c" in each language. */
export const listed = (items: readonly Words[]): Text =>
  both((language) =>
    new Intl.ListFormat(tagOf(language), { type: "conjunction" }).format(items.map((item) => say(language, item))),
  );

/** Things with words in the order of a language's alphabet; those that belong at the end stay there. */
export function alphabetical<Thing extends { text: Words; last?: true }>(
  language: Language,
  things: readonly Thing[],
): Thing[] {
  const { compare } = new Intl.Collator(tagOf(language));
  const rank = ({ last }: Thing) => (last ? 1 : 0);
  return [...things].sort((a, b) => rank(a) - rank(b) || compare(say(language, a.text), say(language, b.text)));
}

/** The BCP 47 tag by which dates and numbers are written: people here live in the USA. */
export const tagOf = (language: Language): string => `${language}-US`;

/** Words in one language; a plain string is the same in all, and one that carries a text is unpacked. */
export function say(language: Language, words: Words): string {
  if (typeof words !== "string") return words[language];
  const carried = words.split(between);
  return carried.length === languages.length ? (carried[languages.indexOf(language)] ?? words) : words;
}

const between = "\u001e";

/** A text on its way through what carries strings only: a zod message, an error. `say` unpacks it. */
export const carry = (words: Text): string => languages.map((language) => words[language]).join(between);

/** The language of this name, if it is one of ours. */
export const languageOf = (name: unknown): Language | null => languages.find((language) => language === name) ?? null;

/** The first of ours that a browser asks for (RFC 9110, 12.5.4, in the order and with the weights given); English without any. */
export function preferred(acceptLanguage: string | null): Language {
  const asked = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
      return { language: languageOf(tag.split("-")[0]), weight: weight === undefined ? 1 : Number(weight) };
    });
  const best = asked.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight);
  return best.find(({ language }) => language !== null)?.language ?? "en";
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How dates are written in a language (BCP 47) and shape, made once for each: making one takes a hundred times as long as
 * using it, and a list writes hundreds.
 */
export function dateFormat(tag: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(shape);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, shape);
  formats.set(key, known);
  return known;
}
