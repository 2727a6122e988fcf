import { expect, test } from "vitest";
import { dicomWords } from "#lib/imaging/dicom.ts";
import { filmWords } from "#lib/imaging/film-words.ts";
import { endedWords, refusedWords, scannerWords } from "#lib/imaging/refused-words.ts";
import type { Text } from "#lib/platform/language.ts";

test("what was kept in English is said in both languages, also where one reason has two texts", () => {
  for (const table of [dicomWords, endedWords, scannerWords] as Record<string, Text>[])
    for (const [reason, text] of Object.entries(table)) expect(refusedWords({ reason, words: text.en })).toEqual(text);
});

test("a video is called one, and what else is not supported is not", () => {
  expect(refusedWords({ reason: "unsupported", words: filmWords.en })).toEqual(filmWords);
  expect(refusedWords({ reason: "unsupported", words: "Of another day" })).toEqual(dicomWords.unsupported);
});

test("words that have changed since are said anew, and unknown ones stay as they are", () => {
  expect(refusedWords({ reason: "truncated", words: "Cut off" })).toEqual(dicomWords.truncated);
  expect(refusedWords({ reason: "strange", words: "Strange" })).toBe("Strange");
  expect(refusedWords({ reason: null, words: null })).toBe("");
});
