import fc from "fast-check";
import { expect, test } from "vitest";
import { askedBefore, branching, funnelOf, funnelSteps, furthestOf } from "./funnel.ts";
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
  treatments: ["medicine"],
  consentName: "Pat Sample",
};

const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(complete).filter(([name]) => !names.includes(name)));

test("a draft is as far as the question before its first open one; what does not apply is passed", () => {
  expect(furthestOf({}, false)).toBe("started");
  expect(furthestOf({}, true)).toBe("started");
  expect(furthestOf(without("treatments"), true)).toBe("question-since");
  expect(furthestOf({ ...complete, warningSigns: ["fever"] }, false)).toBe("question-warning-signs");
  expect(furthestOf({ ...complete, forWhom: "other" }, false)).toBe("question-for-whom");
  expect(furthestOf(complete, false)).toBe("question-consent");
  expect(furthestOf(complete, true)).toBe("scan");
});

test("the funnel never grows, begins with everybody and loses nobody twice", () => {
  const furthest = fc.array(fc.record({ step: fc.constantFrom(...funnelSteps), count: fc.nat(50) }));
  fc.assert(
    fc.property(furthest, (known) => {
      const counts = funnelOf(known).map(({ count }) => count);
      expect(counts[0]).toBe(known.reduce((sum, { count }) => sum + count, 0));
      expect(counts).toEqual([...counts].sort((one, other) => other - one));
      expect(funnelOf(known).map(({ step }) => step)).toEqual([...funnelSteps]);
    }),
  );
});

test("what the database tells of answers leads as far as the answers themselves", () => {
  const given = fc.record(
    Object.fromEntries([
      ...questions
        .filter(({ phase }) => phase === "before")
        .flatMap(({ fields }) => fields({}).map(({ name }) => [name, fc.constantFrom("", "x", 0, [], ["x"], {})])),
      ["warningSigns", fc.constantFrom([], ["none"], ["fever"], ["made-up"])],
      ["forWhom", fc.constantFrom("", "self", "other")],
    ]) as Record<string, fc.Arbitrary<unknown>>,
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(given, fc.boolean(), (answers, scan) => {
      expect(furthestOf(shapeOf(answers), scan)).toBe(furthestOf(answers, scan));
    }),
  );
});

/** As `funnel-repo.ts` has it in SQL. */
function shapeOf(answers: Answers): Answers {
  const empty = ['""', "[]", "{}"];
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([name]) => askedBefore.includes(name))
      .map(([name, value]) =>
        (branching as readonly string[]).includes(name) || empty.includes(JSON.stringify(value))
          ? [name, value]
          : [name, "given"],
      ),
  );
}
