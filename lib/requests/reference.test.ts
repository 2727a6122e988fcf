import { expect, test } from "vitest";
import { isLicensedFor } from "./license.ts";
import { newReference } from "./reference.ts";

test("a reference can be read out: no vowels, no look-alikes, and hardly ever twice", () => {
  const made = Array.from({ length: 2_000 }, () => newReference());
  for (const reference of made) expect(reference).toMatch(/^F-[2-9B-DF-HJ-NP-TV-XZ]{4}-[2-9B-DF-HJ-NP-TV-XZ]{4}$/);
  expect(made.join("")).not.toMatch(/[01AEILOUY]/);
  expect(new Set(made).size).toBe(made.length);
});

test("each letter is as likely as the others: bytes that would tip the balance are thrown away", () => {
  let byte = 255;
  const counting = (bytes: Uint8Array<ArrayBuffer>) => bytes.map(() => byte--);
  expect(newReference(counting)).toBe("F-ZXWV-TSRQ");
});

test("a surgeon is licensed for the state that the answers name, and for no other word", () => {
  const surgeon = { states: ["NY", "NJ"] };
  expect(isLicensedFor(surgeon, { answers: { state: "NY" } })).toBe(true);
  for (const state of ["CA", "ny", "", undefined, null, ["NY", "NJ"]])
    expect(isLicensedFor(surgeon, { answers: { state } })).toBe(false);
});
