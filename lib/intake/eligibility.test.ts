import fc from "fast-check";
import { expect, test } from "vitest";
import { say } from "#lib/platform/language.ts";
import { eligibility, EligibilityAnswers, isTurnedAway } from "./eligibility.ts";
import { states } from "./states.ts";

const best = { place: "NY", age: "old_enough", region: "lower_back", scan: "have" } as const;

test.each([
  [{}, ["NY"], "yes"],
  [{ scan: "elsewhere" }, ["NY"], "fetch_scan"],
  [{ scan: "none" }, ["NY"], "no_scan"],
  [{ place: "NJ" }, ["NY"], "other_state"],
  [{}, [], "other_state"],
  [{ place: "abroad" }, ["NY"], "abroad"],
  [{ age: "younger" }, ["NY"], "too_young"],
  [{ region: "neck" }, ["NY"], "other_region"],
  [{ region: "elsewhere" }, ["NY"], "other_region"],
  // What nobody can change comes first: nobody is sent for a scan that we could not read.
  [{ place: "NJ", scan: "none" }, ["NY"], "other_state"],
  [{ age: "younger", scan: "none" }, ["NY"], "too_young"],
  [{ place: "abroad", age: "younger" }, ["NY"], "abroad"],
  // Not knowing just now turns nobody away but those who live abroad.
  [{}, null, "yes"],
  [{ place: "abroad" }, null, "abroad"],
] as const)("%j where %j can be answered: %s", (given, answerable, verdict) =>
  expect(eligibility({ ...best, ...given }, answerable)).toBe(verdict),
);

test("nobody is told yes whose state no surgeon is licensed in", () => {
  const codes = states.map(({ value }) => value);
  const answers = fc.record({
    place: fc.constantFrom("abroad", ...codes),
    age: fc.constantFrom(...EligibilityAnswers.shape.age.options),
    region: fc.constantFrom(...EligibilityAnswers.shape.region.options),
    scan: fc.constantFrom(...EligibilityAnswers.shape.scan.options),
  });
  fc.assert(
    fc.property(answers, fc.subarray(codes), (given, answerable) => {
      const welcome = ["yes", "fetch_scan", "no_scan"].includes(eligibility(given, answerable));
      expect(welcome && !answerable.includes(given.place)).toBe(false);
    }),
  );
});

test.each([
  ["NJ", ["NY"], true],
  ["NY", ["NY"], false],
  ["NY", [], true],
  [undefined, ["NY"], false], // not asked yet
  ["NJ", null, false], // not known just now
])("who lives in %s where %j can be answered is turned away: %s", (place, answerable, away) =>
  expect(isTurnedAway(place, answerable)).toBe(away),
);

test("each answer that is missing or made up is named in both languages", () => {
  const refused = EligibilityAnswers.safeParse({ place: "", age: "old_enough", region: "knee" });
  expect(refused.error?.issues.map(({ path }) => path.join("."))).toEqual(["place", "region", "scan"]);
  for (const { message } of refused.error?.issues ?? []) {
    expect(say("en", message)).toMatch(/^Choose /);
    expect(say("es", message)).toMatch(/^Elija /);
  }
});
