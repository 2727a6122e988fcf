import fc from "fast-check";
import { expect, test } from "vitest";
import { suggestionsFor, type SurgeonFacts } from "./suggestion.ts";

const surgeon = (id: string, more: Partial<SurgeonFacts> = {}): SurgeonFacts => ({
  id,
  name: id,
  credentials: "MD",
  states: ["NY"],
  regions: [],
  load: 0,
  away: null,
  ...more,
});
const away = { firstDay: "2026-11-20", lastDay: "2026-11-30", now: true };
const one = [{ state: "NY", regions: ["lower_back"] }];

test("whoever is licensed, here, reads such cases and has the least to do comes first; nobody is left out", () => {
  const found = suggestionsFor(one, [
    surgeon("no license", { states: ["NJ"] }),
    surgeon("away", { away }),
    surgeon("busy", { load: 9 }),
    surgeon("reads necks", { regions: ["neck"] }),
    surgeon("reads backs", { regions: ["lower_back", "hip"], load: 20 }),
    surgeon("away soon", { away: { ...away, now: false }, load: 1 }),
  ]);
  expect(found.map(({ id }) => id)).toEqual(["reads backs", "reads necks", "away soon", "busy", "away", "no license"]);
  expect(found.filter(({ suggested }) => !suggested).map(({ id }) => id)).toEqual(["away", "no license"]);
  expect(found.find(({ id }) => id === "no license")).toMatchObject({ licensed: false, missing: ["NY"] });
});

test("for several cases, whoever may read the most of them", () => {
  const cases = [...one, { state: "NJ", regions: [] }, { state: "NJ", regions: [] }];
  const found = suggestionsFor(cases, [surgeon("one"), surgeon("two", { states: ["NJ"], load: 5 })]);
  expect(found.map(({ id, missing }) => [id, missing])).toEqual([
    ["two", ["NY"]],
    ["one", ["NJ"]],
  ]);
});

test("every surgeon is there once, and nobody without a license or away is suggested", () => {
  const facts = fc.record({
    states: fc.subarray(["NY", "NJ", "TX"]),
    regions: fc.subarray(["neck", "lower_back"]),
    load: fc.nat(50),
    away: fc.constantFrom(null, away, { ...away, now: false }),
  });
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 8 }), (given) => {
      const surgeons = given.map((more, at) => surgeon(`s${at}`, more));
      const found = suggestionsFor(one, surgeons);
      expect(new Set(found.map(({ id }) => id)).size).toBe(surgeons.length);
      for (const { suggested, licensed, away: absence } of found)
        expect(suggested).toBe(licensed && absence?.now !== true);
      const places = found.map(({ suggested }) => suggested);
      expect(places).toEqual([...places].sort((a, b) => Number(b) - Number(a)));
    }),
  );
});
