import fc from "fast-check";
import { expect, test } from "vitest";
import { say } from "#lib/platform/language.ts";
import {
  around,
  askedAnew,
  describe,
  firstOpen,
  isAnswered,
  journey,
  openQuestions,
  placeAfter,
  relevant,
  visit,
} from "./journey.ts";
import { groups } from "./question.ts";
import { type Answers, questions } from "./questions.ts";

const complete: Answers = {
  warningSigns: ["none"],
  cautionSigns: [],
  forWhom: "self",
  fullName: "Pat Sample",
  birthDate: "1961-04-27",
  phone: "+12125550123",
  state: "NY",
  areas: { lower_back_left: ["pain"] },
  duration: "not_sure",
  course: "worse",
  painNow: 0,
  treatments: ["medicine", "injections"],
  consentName: "Pat Sample",
};

const slugs = (given: Answers) => journey(given).map(({ slug }) => slug);

test("questions that do not apply are not on the way", () => {
  expect(slugs({})).not.toContain("get-help-now");
  expect(slugs({ warningSigns: ["fever"] })[1]).toBe("get-help-now");
  expect(slugs(complete)).not.toContain("carer");
  expect(slugs({ ...complete, forWhom: "other" })).toContain("carer");
  expect(slugs(complete).filter((slug) => slug.startsWith("tried-"))).toEqual(["tried-medicine", "tried-injections"]);
  expect(slugs(complete)).not.toContain("pregnancy");
  expect(slugs({ ...complete, birthDate: "1990-04-27" })).toContain("pregnancy");
});

test("on no way come more than twelve screens before the scan, the check included", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("none", "fever"),
      fc.constantFrom("self", "other"),
      fc.boolean(),
      (sign, whom, many) => {
        const given = { warningSigns: [sign], forWhom: whom, treatments: many ? ["medicine", "other"] : ["none"] };
        expect(journey(given, "before").length + 1).toBeLessThanOrEqual(12);
      },
    ),
  );
  const longest = questions.filter(({ phase }) => phase === "before").length;
  expect(longest + 1).toBeLessThanOrEqual(12);
});

test("a question may be visited when all before it are answered; what is told at leisure, once they all are", () => {
  expect(visit("warning-signs", {})?.slug).toBe("warning-signs");
  expect(visit("for-whom", {})).toBeNull();
  expect(visit("for-whom", { warningSigns: ["none"], cautionSigns: [] })?.slug).toBe("for-whom");
  expect(visit("get-help-now", complete)).toBeNull();
  expect(visit("consent", complete)?.slug).toBe("consent");
  expect(visit("hopes", { ...complete, consentName: "" })).toBeNull();
  expect(visit("hopes", complete)?.slug).toBe("hopes");
  expect(visit("which-surgery", complete)).toBeNull();
  expect(visit("no-such", complete)).toBeNull();
});

test("the way ends where everything is answered, and opens again at what is newly asked", () => {
  expect(firstOpen(complete)).toBeNull();
  expect(firstOpen({ ...complete, warningSigns: ["fever"] })?.slug).toBe("get-help-now");
  expect(firstOpen({ ...complete, areas: {} })?.slug).toBe("where");
  expect(openQuestions(complete, "after").map(({ slug }) => slug)).toContain("tried-medicine");
});

test("what may stay empty counts once its page was sent", () => {
  const hopes = questions.find(({ slug }) => slug === "hopes");
  expect(hopes && isAnswered(hopes, {})).toBe(false);
  expect(hopes && isAnswered(hopes, { hopes: "" })).toBe(true);
  expect(describe({ ...complete, hopes: "" }).at(-1)).toMatchObject({ slug: "hopes", lines: [], answered: true });
});

test("next, back and the place follow from the answers, in each phase by itself", () => {
  expect(around("warning-signs", {})).toMatchObject({ back: null, next: { slug: "for-whom" }, place: { step: 1 } });
  expect(around("for-whom", { warningSigns: ["fever"] })).toMatchObject({
    back: { slug: "get-help-now" },
    place: { step: 2 },
  });
  expect(around("get-help-now", { warningSigns: ["fever"] })).toMatchObject({
    back: { slug: "warning-signs" },
    place: null,
  });
  expect(around("consent", complete)).toMatchObject({
    back: { slug: "treatments" },
    next: null,
    place: { step: 8, of: 10 },
  });
  expect(placeAfter("scans", complete)).toEqual({ step: 9, of: 10 });
  expect(placeAfter("check", complete)).toEqual({ step: 10, of: 10 });
  expect(around("calls", complete)).toMatchObject({ back: null, place: { step: 1 } });
  expect(around("carer", { forWhom: "other" }).place).toEqual({ step: 2, of: 10, continued: true });
});

test("whatever is answered underway, the sum stays and no step is skipped or taken back", () => {
  const answers = fc.record({
    warningSigns: fc.constantFrom(["none"], ["fever"]),
    forWhom: fc.constantFrom("self", "other"),
    earlierSurgery: fc.constantFrom("yes", "no"),
    conditions: fc.constantFrom(["none"], ["heart"]),
    earlierScans: fc.subarray(["mri", "ct", "xray", "other"]),
  });
  fc.assert(
    fc.property(answers, fc.constantFrom("before" as const, "after" as const), (given, phase) => {
      const known: Answers = phase === "after" ? { ...complete } : {};
      let before = 0;
      for (const { slug, fields } of journey({ ...complete, ...given }, phase)) {
        const { place } = around(slug, known);
        if (place) {
          expect(place.of).toBe(around(phase === "before" ? "consent" : "hopes", { ...complete, ...given }).place?.of);
          expect([before, before + 1]).toContain(place.step);
          before = place.step;
        }
        for (const { name } of fields(known)) known[name] = { ...complete, ...given }[name];
      }
    }),
  );
});

test("changed from the list, an answer leads to what it newly asks and to nothing else", () => {
  expect(askedAnew(complete, { ...complete, fullName: "Pat Other" })).toBeNull();
  expect(askedAnew(complete, { ...complete, forWhom: "other" })?.slug).toBe("carer");
  expect(askedAnew(complete, { ...complete, treatments: ["medicine", "chiropractic"] })?.slug).toBe(
    "tried-chiropractic",
  );
});

test("nothing of a way not taken is sent, and nothing that was never asked", () => {
  const sent = relevant({
    ...complete,
    toldToGetHelp: "yes",
    chiropractic_weeks: 3,
    medicine_weeks: 1,
    role: "administrator",
  });
  expect(sent).not.toHaveProperty("toldToGetHelp");
  expect(sent).not.toHaveProperty("role");
  expect(sent).not.toHaveProperty("chiropractic_weeks");
  expect(sent).toHaveProperty("medicine_weeks", 1);
  expect(relevant(complete)).toEqual(complete);
});

test("answers are told in words of either language", () => {
  const given = { ...complete, medicine_weeks: 1, medicine_goes_on: "no", medicine_helped: "little" };
  const told = (language: "en" | "es") =>
    Object.fromEntries(describe(given).map(({ slug, lines }) => [slug, lines.map((line) => say(language, line))]));
  expect(told("en")).toMatchObject({
    person: ["Pat Sample", "April\u00a027, 1961"],
    contact: ["(212) 555-0123", "New York"],
    where: ["Lower back, left side: pain"],
    since: ["How long: I am not sure", "Last few weeks: Getting worse", "Pain now, 0 to 10: 0"],
    "tried-medicine": ["1 week", "Still going on: No", "How much it helped: A little"],
  });
  expect(told("es")["person"]).toEqual(["Pat Sample", "27\u00a0de\u00a0abril de\u00a01961"]);
  expect(describe({}).every(({ lines }) => lines.length === 0)).toBe(true);
});

test("away from its page an answer says what it is about, and a signature for whom and in which right", () => {
  const told = (given: Answers, slug: string) => describe({ ...complete, ...given }).find((one) => one.slug === slug);
  expect(told({}, "warning-signs")?.lines).toMatchObject([{ en: "None of the warning signs" }]);
  expect(told({}, "consent")?.lines).toMatchObject([{ en: "Agreed by: Pat Sample" }]);
  const signed = (authority: string) => told({ forWhom: "other", authority, consentName: "Sam Sample" }, "consent");
  expect(signed("attorney")?.lines).toMatchObject([
    {
      en: "Agreed by: Sam Sample, for Pat Sample, with a power of attorney",
      es: "Aceptado por: Sam Sample, en nombre de Pat Sample, con un poder legal",
    },
  ]);
  expect(signed("agrees")?.lines).toMatchObject([{ en: "Agreed by: Sam Sample, for themselves, with help" }]);
});

test("every question has a name of its own, a group, and fields that its schema knows", () => {
  expect(new Set(questions.map(({ slug }) => slug)).size).toBe(questions.length);
  const names = questions.flatMap((one) => one.fields({}).map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  for (const question of questions) {
    expect(question.slug).toMatch(/^[a-z-]{1,40}$/);
    expect(groups).toHaveProperty(question.group);
    expect(isAnswered(question, {})).toBe(false);
  }
});
