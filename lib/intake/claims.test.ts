import { expect, test } from "vitest";
import {
  answerIs,
  answers,
  atHand,
  caution,
  claims,
  drawing,
  emergencyAdvice,
  emergencyHeading,
  limits,
  pause,
  privacy,
  steps,
} from "./claims.ts";
import { emergencySigns } from "./warning-signs.ts";
import { privacyWords } from "./privacy-words.ts";

const told = [
  ...Object.values(claims).flatMap(({ text, condition }) => [text, condition]),
  ...limits,
  ...answers,
  ...privacy,
  ...emergencySigns.flatMap(({ text }) => [text.en, text.es]),
  emergencyHeading("911"),
  ...[...steps, ...atHand].flatMap(({ title, text }) => [title, text]),
  drawing,
  answerIs,
  emergencyAdvice,
  pause,
  caution("911"),
  ...privacyWords.flatMap(({ heading, text }) => [heading, ...text]),
];

test("every claim has its condition, its evidence and a day on which it ends", () => {
  for (const claim of Object.values(claims)) {
    expect(claim.condition).not.toBe("");
    expect(claim.evidence).not.toBe("");
    expect(claim.expires).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test("no sentence is longer than 20 words", () => {
  const long = told
    .flatMap((text) => text.split(/(?<=[.?!])\s+/))
    .filter((sentence) => sentence.split(/\s+/).length > 20);
  expect(long).toEqual([]);
});

test("nobody is called board-certified, for no board is named", () => {
  expect(told.join(" ")).not.toMatch(/board.?certified/i);
});
