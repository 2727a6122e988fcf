import fc from "fast-check";
import { expect, test } from "vitest";
import { alphabetical, carry, counted, dayWords, languages, listed, preferred, say } from "./language.ts";

test("a text survives being carried as a string, whatever it says", () => {
  const words = fc.string().filter((text) => !text.includes("\u001e"));
  fc.assert(
    fc.property(words, words, (en, es) => {
      const text = { en, es };
      for (const language of languages) expect(say(language, carry(text))).toBe(text[language]);
    }),
  );
});

test("a plain string is the same in all languages", () => {
  for (const language of languages) expect(say(language, "Lumbar T2")).toBe("Lumbar T2");
});

test("counts, days and lists are written as each language writes them", () => {
  const picture = { en: ["picture", "pictures"], es: ["imagen", "imágenes"] } as const;
  expect(counted(1, picture)).toEqual({ en: "1 picture", es: "1 imagen" });
  expect(counted(1234, picture)).toEqual({ en: "1,234 pictures", es: "1,234 imágenes" });
  expect(dayWords("1961-04-27")).toEqual({ en: "April\u00a027, 1961", es: "27\u00a0de\u00a0abril de\u00a01961" });
  expect(dayWords("1961-13-45")).toBeNull();
  expect(
    listed([
      { en: "back", es: "espalda" },
      { en: "hip", es: "cadera" },
    ]),
  ).toEqual({
    en: "back and hip",
    es: "espalda y cadera",
  });
});

test.each([
  [null, "en"],
  ["", "en"],
  ["es", "es"],
  ["es-MX,es;q=0.9,en;q=0.8", "es"],
  ["en-US,en;q=0.9,es;q=0.8", "en"],
  ["fr-FR,es;q=0.5", "es"],
  ["en;q=0.2,es;q=0.7", "es"],
  ["es;q=0,en", "en"],
  ["de", "en"],
  [";;;,,q=", "en"],
])("a browser that asks for %j gets %s", (asked, language) => {
  expect(preferred(asked)).toBe(language);
});

test("a list stands in the order of its own language, what belongs at the end stays there", () => {
  const texts = [
    { text: { en: "Abroad", es: "Afuera" }, last: true as const },
    { text: { en: "Oregon", es: "Oregón" } },
    { text: { en: "North Carolina", es: "Carolina del Norte" } },
    { text: { en: "Alaska", es: "Alaska" } },
  ];
  const told = (language: "en" | "es") => alphabetical(language, texts).map(({ text }) => text[language]);
  expect(told("en")).toEqual(["Alaska", "North Carolina", "Oregon", "Abroad"]);
  expect(told("es")).toEqual(["Alaska", "Carolina del Norte", "Oregón", "Afuera"]);
});
