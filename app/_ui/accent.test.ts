import { expect, test } from "vitest";
import { accentColours } from "./accent.ts";

test("a readable accent stays as the clinic gave it, and is calmer and lighter in the dark", () => {
  expect(accentColours("#0f6b62").day).toBe("#0f6b62");
  expect(accentColours("#0f6b62").night).not.toBe("#0f6b62");
});

test.each(["#ffffff", "#ffe500", "#000000", "#ff0000", "#7f7f7f", "#0000ff"])("%s becomes readable in both", (hex) => {
  const { day, night } = accentColours(hex);
  expect(accentColours(day).day).toBe(day);
  expect([day, night]).toEqual([expect.stringMatching(/^#[0-9a-f]{6}$/), expect.stringMatching(/^#[0-9a-f]{6}$/)]);
  expect(night).not.toBe(day);
});
