import fc from "fast-check";
import { expect, test } from "vitest";
import { languages, say } from "#lib/platform/language.ts";
import { AreasAnswer } from "./areas-answer.ts";
import {
  type AreaId,
  areasIn,
  bodyAreas,
  bodyRegions,
  chosenMark,
  describeAreas,
  regionsOf,
  rootsOf,
  sensations,
} from "./body-areas.ts";

const ids = bodyAreas.map(({ id }) => id);
const kinds = sensations.map(({ value }) => value);
const someAreas = fc.dictionary(fc.constantFrom(...ids), fc.subarray(kinds, { minLength: 1 }), { minKeys: 1 });

const problems = (areas: unknown) =>
  AreasAnswer.safeParse({ areas }).error?.issues.map(({ path, message }) => [path.join("."), say("en", message)]);

test("what a script sends and what a plain form sends are the same answer", () => {
  fc.assert(
    fc.property(someAreas, fc.boolean(), (areas, backwards) => {
      const asForm = Object.entries(areas).map(([id, felt]) => {
        const ticks = [chosenMark, ...(backwards ? [...felt].reverse() : felt)];
        return [id, felt.length === 1 && backwards ? felt[0] : ticks];
      });
      const read = AreasAnswer.parse({ areas: Object.fromEntries(asForm) as unknown });
      expect(read).toEqual({ areas });
      expect(AreasAnswer.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
      expect(areasIn(read)).toEqual(read.areas);
    }),
    { numRuns: 40 },
  );
});

test("every area that was chosen is told once, in both languages, and falls in a region", () => {
  fc.assert(
    fc.property(someAreas, (areas) => {
      const told = describeAreas(areas);
      expect(told).toHaveLength(Object.keys(areas).length);
      for (const language of languages) expect(new Set(told.map((text) => text[language])).size).toBe(told.length);
      const regions: string[] = regionsOf(areas);
      for (const { id, region } of bodyAreas) if (id in areas) expect(regions).toContain(region);
      for (const { areas: count } of rootsOf(areas)) expect(count).toBeLessThanOrEqual(told.length);
    }),
    { numRuns: 40 },
  );
});

test("nowhere is refused, and so is an area of which nothing is said, at its own name", () => {
  const nowhere = [["areas", "Choose where it is felt, on the figure or in the list"]];
  for (const nothing of [undefined, null, "", [], "knee_left", {}]) expect(problems(nothing)).toEqual(nowhere);
  expect(problems({ knee_left: chosenMark, neck: ["pain"], shin_left: [] })).toEqual([
    ["areas.knee_left", "Left knee: choose what it feels like there"],
    ["areas.shin_left", "Left shin: choose what it feels like there"],
  ]);
});

test.each([{ tail: ["pain"] }, { knee_left: ["glow"] }, { knee_left: [{ pain: 1 }] }, { knee_left: { pain: true } }])(
  "%j is refused at the field",
  (areas) => {
    const paths = (problems(areas) ?? []).map(([path = ""]) => path);
    expect(paths).not.toEqual([]);
    expect(paths.filter((path) => !path.startsWith("areas"))).toEqual([]);
  },
);

test("is told in words, in the list's order", () => {
  const areas = { calf_left_back: ["tingling", "pain"], lower_back_middle: ["pain"] };
  expect(describeAreas(areas).map((text) => text.en)).toEqual([
    "Lower back, middle: pain",
    "Left calf: pain and tingling",
  ]);
  expect(describeAreas(areas).map((text) => text.es)[1]).toBe("Pantorrilla izquierda: dolor y hormigueo");
  expect(regionsOf(areas)).toEqual(["lower_back", "calves"]);
  expect(rootsOf(areas)).toEqual([
    { root: "L5", areas: 1 },
    { root: "S1", areas: 1 },
  ]);
});

test("answers of an older shape hold no areas", () => {
  for (const old of [null, {}, { regions: ["hips"], sensations: ["pain"] }, { areas: "hips" }, { areas: ["hips"] }])
    expect(areasIn(old)).toEqual({});
  expect(describeAreas(undefined)).toEqual([]);
});

test("left and right mirror each other, and each letter stands for one kind", () => {
  const mirrored = ids.map((id) => id.replace(/left|right/, (side) => (side === "left" ? "right" : "left")));
  expect(new Set(mirrored)).toEqual(new Set<AreaId>(ids));
  for (const language of languages)
    expect(new Set(sensations.map(({ letter }) => letter[language])).size).toBe(sensations.length);
  const known: string[] = bodyRegions.map(({ value }) => value);
  expect(bodyAreas.every(({ region }) => known.includes(region))).toBe(true);
});
