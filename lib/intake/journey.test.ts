import { expect, test } from "vitest";
import { around, at, describe, firstOpen, isAnswered, journey, relevant, visit } from "./journey.ts";
import { type Answers, questions } from "./questions.ts";

const complete: Answers = {
  warningSigns: ["none"],
  fullName: "Pat Sample",
  birthDate: "1961-04-27",
  phone: "+12125550123",
  state: "NY",
  regions: ["lower_back"],
  sensations: ["pain"],
  duration: "not_sure",
  treatments: ["medicine", "injections"],
  weeks: { medicine: 1, injections: 0 },
  consentName: "Pat Sample",
};

const slugs = (given: Answers) => journey(given).map(({ slug }) => slug);

test("questions that do not apply are not on the way", () => {
  expect(slugs({})).not.toContain("get-help-now");
  expect(slugs({})).not.toContain("treatment-weeks");
  expect(slugs({ warningSigns: ["fever"] })[1]).toBe("get-help-now");
  expect(slugs(complete)).toContain("treatment-weeks");
  expect(slugs({ treatments: ["none"] })).not.toContain("treatment-weeks");
});

test("a question may be visited when all before it are answered", () => {
  expect(visit("warning-signs", {})?.slug).toBe("warning-signs");
  expect(visit("name", {})).toBeNull();
  expect(visit("name", { warningSigns: ["none"] })?.slug).toBe("name");
  expect(visit("get-help-now", complete)).toBeNull();
  expect(visit("consent", complete)?.slug).toBe("consent");
  expect(visit("no-such", complete)).toBeNull();
});

test("the way ends where everything is answered, and opens again at what is newly asked", () => {
  expect(firstOpen(complete)).toBeNull();
  expect(firstOpen({ ...complete, warningSigns: ["fever"] })?.slug).toBe("get-help-now");
  expect(firstOpen({ ...complete, treatments: ["medicine", "chiropractic"] })?.slug).toBe("treatment-weeks");
  expect(firstOpen({ ...complete, weeks: {} })?.slug).toBe("treatment-weeks");
});

test("next, back and the place follow from the answers", () => {
  expect(around("warning-signs", {})).toMatchObject({ back: null, next: { slug: "name" }, step: 1 });
  expect(around("name", { warningSigns: ["fever"] })).toMatchObject({ back: { slug: "get-help-now" }, step: 3 });
  expect(around("consent", complete)).toMatchObject({ back: { slug: "treatment-weeks" }, next: null });
});

test("nothing of a way not taken is sent, and nothing that was never asked", () => {
  const sent = relevant({ ...complete, toldToGetHelp: "yes", treatments: ["medicine"], role: "administrator" });
  expect(sent).not.toHaveProperty("toldToGetHelp");
  expect(sent).not.toHaveProperty("role");
  expect(sent["weeks"]).toEqual({ medicine: 1 });
  expect(relevant(complete)).toEqual(complete);
});

test("answers are told in words", () => {
  const told = Object.fromEntries(describe(complete).map(({ slug, lines }) => [slug, lines]));
  expect(told["birth-date"]).toEqual(["April 27, 1961"]);
  expect(told["contact"]).toEqual(["+1 212 555 0123", "New York"]);
  expect(told["treatment-weeks"]).toEqual(["Medicine for pain: 1 week", "Injections in the back: 0 weeks"]);
  expect(describe({}).every(({ lines }) => lines.length === 0)).toBe(true);
});

test("every question has words of its own, and its fields stand in its answer", () => {
  expect(new Set(questions.map(({ slug }) => slug)).size).toBe(questions.length);
  for (const question of questions) {
    expect(question.slug).toMatch(/^[a-z-]{1,40}$/);
    expect(isAnswered(question, {})).toBe(question.fields({}).length === 0);
  }
  expect(at({ weeks: null }, "weeks.medicine")).toBeUndefined();
});
