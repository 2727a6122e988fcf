import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { birthDate, line, phoneNumber, ticks } from "./answer-schemas.ts";

const born = birthDate(() => "2026-11-25");
const date = (month: string, day: string, year: string) => {
  const read = born.safeParse({ month, day, year });
  return read.success ? read.data : (read.error.issues[0]?.message ?? "");
};

describe("a date of birth", () => {
  test.each([
    ["4", "27", "1961", "1961-04-27"],
    [" 04 ", "07", "1961", "1961-04-07"],
    ["April", "27", "1961", "1961-04-27"],
    ["sept", "1", "1961", "1961-09-01"],
    ["2", "29", "2024", "2024-02-29"],
    ["11", "24", "2026", "2026-11-24"],
  ])("%s %s %s is %s", (month, day, year, iso) => expect(date(month, day, year)).toBe(iso));

  test.each([
    ["", "", "", "Enter your date of birth"],
    ["4", "", "1961", "Your date of birth must have a month, a day and a year"],
    ["2", "29", "2023", "Your date of birth must be a real date, like 4 27 1961"],
    ["13", "1", "1961", "Your date of birth must be a real date, like 4 27 1961"],
    ["0", "1", "1961", "Your date of birth must be a real date, like 4 27 1961"],
    ["x", "1", "1961", "Your date of birth must be a real date, like 4 27 1961"],
    ["1", "1", "61", "The year must have four digits"],
    ["11", "25", "2026", "Your date of birth must be in the past"],
    ["1", "1", "2999", "Your date of birth must be in the past"],
    ["1", "1", "1905", "Check the year of your date of birth"],
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
  const name = line(10, "Enter a name");

  test("is one line without what cannot be seen, in any script", () => {
    expect(name.parse(" Zoë\u0000\r\n  李 ")).toBe("Zoë 李");
    expect(name.parse("O’Neill 🦴")).toBe("O’Neill 🦴");
  });

  test.each(["", " ", "\u0007\n", "\u200b", "\u202e", "–"])("that says nothing is refused: %j", (text) => {
    expect(name.safeParse(text).error?.issues[0]?.message).toBe("Enter a name");
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

test.each([
  ["(212) 555-0123", "+12125550123"],
  ["212.555.0123", "+12125550123"],
  ["+44 20 7946 0000", "+442079460000"],
])("the phone number %s is kept as %s", (typed, kept) => expect(phoneNumber.parse(typed)).toBe(kept));

test.each(["", "123", "call me", "+", "1".repeat(41), "911"])("%j is no phone number", (typed) => {
  expect(phoneNumber.safeParse(typed).success).toBe(false);
});

test("ticked boxes are one or several of the list", () => {
  const boxes = ticks(["a", "b"], "Choose");
  expect(boxes.parse("a")).toEqual(["a"]);
  expect(boxes.parse(["a", "b"])).toEqual(["a", "b"]);
  for (const given of [undefined, null, false, [], "", "c", ["a", "c"], { 0: "a" }, 7])
    expect(boxes.safeParse(given).success).toBe(false);
});
