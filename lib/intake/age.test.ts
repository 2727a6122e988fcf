import { describe, expect, test } from "vitest";
import { tooYoung } from "./age.ts";

const today = "2026-11-26";
const child = { birthDate: "2010-01-31" };
const justGrown = { birthDate: "2008-11-26" };

describe("whoever is too young is told so with the birth date", () => {
  test.each([
    ["is of age today", { forWhom: "self", ...justGrown }, 18, null],
    ["is of age tomorrow", { forWhom: "self", birthDate: "2008-11-27" }, 18, /18 or older/],
    ["asks alone where the clinic takes the young", { forWhom: "self", ...child }, 0, /You are under 18/],
    ["is asked for by a helper", { forWhom: "other", authority: "agrees", ...child }, 0, /parent or guardian/],
    ["is asked for by a parent", { forWhom: "other", authority: "minor", ...child }, 0, null],
    [
      "is younger than the clinic takes, also with a parent",
      { forWhom: "other", authority: "minor", ...child },
      18,
      /18/,
    ],
    ["is as young as the clinic takes", { forWhom: "other", authority: "minor", ...child }, 16, null],
    ["has no birth date yet", { forWhom: "self" }, 18, null],
  ])("who %s", (_, answers, minimumAge, words) => {
    const told = tooYoung(answers, today, minimumAge);
    if (words) expect(told?.en).toMatch(words);
    else expect(told).toBeNull();
  });
});
