import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { say, type Text } from "#lib/platform/language.ts";
import { birthDate, fewLines, line, optionalLine, phoneNumber, ticks, whole } from "./answer-schemas.ts";

const missing: Text = { en: "Enter a name", es: "Escriba un nombre" };

const born = birthDate(() => "2026-11-25");
const date = (month: string, day: string, year: string) => {
  const read = born.safeParse({ month, day, year });
  return read.success ? read.data : say("en", read.error.issues[0]?.message ?? "");
};

describe("a date of birth", () => {
  test.each([
    ["4", "27", "1961", "1961-04-27"],
    [" 04 ", "07", "1961", "1961-04-07"],
    ["April", "27", "1961", "1961-04-27"],
    ["sept", "1", "1961", "1961-09-01"],
    ["Abril", "27", "1961", "1961-04-27"],
    ["dic.", "1", "1961", "1961-12-01"],
    ["2", "29", "2024", "2024-02-29"],
    ["11", "24", "2026", "2026-11-24"],
  ])("%s %s %s is %s", (month, day, year, iso) => expect(date(month, day, year)).toBe(iso));

  test.each([
    ["", "", "", "Enter the date of birth"],
    ["4", "", "1961", "The date of birth must have a month, a day and a year"],
    ["2", "29", "2023", "The date of birth must be a real date, like 4 27 1961"],
    ["13", "1", "1961", "The date of birth must be a real date, like 4 27 1961"],
    ["0", "1", "1961", "The date of birth must be a real date, like 4 27 1961"],
    ["x", "1", "1961", "The date of birth must be a real date, like 4 27 1961"],
    ["1", "1", "61", "The year must have four digits"],
    ["11", "25", "2026", "The date of birth must be in the past"],
    ["1", "1", "2999", "The date of birth must be in the past"],
    ["1", "1", "1876", "Check the year of the date of birth"],
    ["1", "1".repeat(30), "1961", "The date of birth must be a real date, like 4 27 1961"],
    ["🦴", "1", "1961", "The date of birth must be a real date, like 4 27 1961"],
    ["1", "1", "1905", "Check the year of the date of birth"],
  ])("%s %s %s is refused: %s", (month, day, year, message) => expect(date(month, day, year)).toBe(message));

  test("is a day of the calendar in the past, whatever is typed", () => {
    const box = fc.oneof(fc.string({ maxLength: 5 }), fc.integer({ min: -5, max: 2_100 }).map(String));
    fc.assert(
      fc.property(box, box, box, (month, day, year) => {
        const read = born.safeParse({ month, day, year });
        if (read.success) expect(read.data).toMatch(/^(19|20)\d\d-[01]\d-[0-3]\d$/);
      }),
    );
  });
});

describe("a line", () => {
  const name = line(10, missing);

  test("is one line without what cannot be seen, in any script", () => {
    expect(name.parse(" Zoë\u0000\r\n  李 ")).toBe("Zoë 李");
    expect(name.parse("O’Neill 🦴")).toBe("O’Neill 🦴");
  });

  test.each(["", " ", "\u0007\n", "\u200b", "\u202e", "–"])("that says nothing is refused: %j", (text) => {
    const said = name.safeParse(text).error?.issues[0]?.message ?? "";
    expect([say("en", said), say("es", said)]).toEqual([missing.en, missing.es]);
  });

  test("is no longer than it may be, and never holds a control character", () => {
    expect(name.safeParse("x".repeat(11)).success).toBe(false);
    expect(name.safeParse("x".repeat(1e6)).success).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = name.safeParse(text);
        if (read.success) expect(read.data).not.toMatch(/\p{Cc}|^\s|\s$/u);
      }),
    );
  });
});

test("a few lines keep their breaks and lose what cannot be seen; nothing at all is fine", () => {
  const text = fewLines(40);
  expect(text.parse(" One\r\ntwo\u0000\u001e three\n\n\n\nfour ")).toBe("One\ntwo   three\n\nfour");
  expect(text.parse("")).toBe("");
  expect(text.safeParse("x".repeat(41)).success).toBe(false);
  expect(optionalLine(40).parse("12 Main St\n12 Main St")).toBe("12 Main St 12 Main St");
});

test.each([
  ["(212) 555-0123", undefined, "+12125550123"],
  ["212.555.0123", "US", "+12125550123"],
  ["+44 20 7946 0000", "US", "+442079460000"],
  ["020 7946 0000", "GB", "+442079460000"],
  ["55 1234 5678", "MX", "+525512345678"],
  ["(212) 555-0123\n", "no country", "+12125550123"],
])("the phone number %j of %s is kept as %s", (typed, country, kept) =>
  expect(phoneNumber.parse({ typed, country })).toBe(kept),
);

test.each(["", "123", "call me", "+", "1".repeat(41), "911", "📞", undefined, ["1", "2"]])(
  "%j is no phone number",
  (typed) => {
    const read = phoneNumber.safeParse({ typed, country: "US" });
    // The problem is of the number as a whole: its field has one name, whatever is chosen beside it.
    expect(read.error?.issues.map(({ path }) => path)).toEqual([[]]);
  },
);

test.each([
  ["123", "US", /with 10 digits/],
  ["123", "no country", /with 10 digits/],
  ["+12", "US", /begin with \+/],
  ["12", "MX", /of the country you chose/],
])("%j of %s is told how one is written there", (typed, country, words) => {
  expect(say("en", phoneNumber.safeParse({ typed, country }).error?.issues[0]?.message ?? "")).toMatch(words);
});

test("a whole number lies within its bounds", () => {
  const weeks = whole(0, () => 2_000, missing);
  expect([weeks.parse("0"), weeks.parse(" 12 "), weeks.parse("2000")]).toEqual([0, 12, 2_000]);
  for (const typed of ["", "-1", "1.5", "2001", "1e3", "six", "१२", "9".repeat(30)])
    expect(weeks.safeParse(typed).success).toBe(false);
});

test("ticked boxes are one or several of the list, and “none” stands alone", () => {
  const boxes = ticks(["a", "b", "none"], missing);
  expect(boxes.parse("a")).toEqual(["a"]);
  expect(boxes.parse(["a", "b"])).toEqual(["a", "b"]);
  expect(boxes.parse("none")).toEqual(["none"]);
  for (const given of [undefined, null, false, [], "", "c", ["a", "c"], ["a", "none"], { 0: "a" }, 7])
    expect(boxes.safeParse(given).success).toBe(false);
});
