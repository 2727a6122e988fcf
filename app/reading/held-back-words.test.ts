import { expect, test } from "vitest";
import { heldBackWords } from "./held-back-words.ts";

test.each([
  [1, "One more scan waits for intake staff to decide whose it is."],
  [3, "3 more scans wait for intake staff to decide whose they are."],
])("%i held back: %s", (studies, words) => {
  expect(heldBackWords(studies)).toBe(words);
});
