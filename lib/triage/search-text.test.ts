import fc from "fast-check";
import { expect, test } from "vitest";
import { termsOf } from "./search-text.ts";

test.each([
  ["smith", ["smith*"]],
  ["José  O’Brien-Núñez", ["José", "OBrien", "Núñez*"]],
  ["F-7KQ2-M9XC", ["7KQ2M9XC"]],
  ["f7kq2m9xc", ["7kq2m9xc"]],
  ["F-7KQ", ["7KQ*"]],
  ["7kq2", ["7kq2*"]],
  ["(212) 555-0123", ["2125550123"]],
  ["+1 212 555 0123 smith", ["2125550123", "smith*"]],
  ["555 0123", ["5550123"]],
  ["4/27/1961", ["19610427"]],
  ["1961-04-27", ["19610427"]],
  ["Smith April 27, 1961", ["19610427", "Smith*"]],
  ["27 apr 1961", ["19610427"]],
  ["13/45/1961", ["13", "45", "1961*"]],
  ["pat.sample@example.org", ["pat.sample@example.org*"]],
  ["jo li", ["jo", "li"]],
  ["", []],
  ["' OR 1=1; -- & | ! <-> :*", ["OR", "1"]],
])("%s", (typed, terms) => {
  expect(termsOf(typed)).toEqual(terms);
});

test("whatever is typed, it is a few short terms, and quickly", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 1_000 }), (typed) => {
      const terms = termsOf(typed);
      expect(terms.length).toBeLessThanOrEqual(8);
      expect(terms.join("").length).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
  const begun = performance.now();
  for (const one of ["1", "a", "@", " 1", "jan ", "F-", "(1"]) termsOf(one.repeat(10_000));
  expect(performance.now() - begun).toBeLessThan(500);
});
