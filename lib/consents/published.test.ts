import { describe, expect, test } from "vitest";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { languages, say } from "#lib/platform/language.ts";
import { textLetter } from "./consent-letter.ts";
import { wholeText } from "./consent-text.ts";
import { currentText, published, publishedText } from "./published.ts";
import { publishedHashes } from "./published-hashes.ts";
import { needsGuardian } from "./signer.ts";
import { textHash } from "./text-hash.ts";

/** A day by which all of them are in force. */
const later = "2099-12-31";
const clinic = { name: "Clinic", phone: "1", email: "a@example.org", accent: "#0f6b62", timeZone: "UTC" };

describe("the texts", () => {
  test("are the very words whose hashes were published: change a text by a new version", () => {
    const hashes = published.map((text) => [
      `${text.name} ${text.version}`,
      { en: textHash(text, "en"), es: textHash(text, "es") },
    ]);
    expect(Object.fromEntries(hashes)).toEqual(publishedHashes);
  });

  test("are found again in each version, and the newest is in force", () => {
    expect(publishedText("review", "2026-11")?.version).toBe("2026-11");
    expect(publishedText("review", "1999-01")).toBeNull();
    for (const { name } of published) {
      const versions = published.filter((one) => one.name === name).map(({ effective }) => effective);
      expect(currentText(name, later).effective).toBe(versions.sort().at(-1));
    }
  });

  test.each(languages)(
    "in %s stand whole in their PDF",
    async (language) => {
      for (const name of ["privacy-notice", "talk-to"] as const) {
        const pages = await readPdf(await renderLetter(textLetter(currentText(name, later), language, clinic)));
        const read = pages.join(" ").replaceAll(/\s+/g, " ");
        for (const words of wholeText(currentText(name, later), language).split("\n\n")) expect(read).toContain(words);
      }
    },
    20_000,
  );

  test("of an authorization name all that the rule asks for, in both languages", () => {
    const text = wholeText(currentText("talk-to", later), "en");
    for (const element of ["What may be told", "Who may tell it", "To whom", "What for", "Until when", "take it back"])
      expect(text).toContain(element);
    expect(text).toContain("The review does not depend on it.");
    for (const { title, sections } of published.filter(({ version }) => version > "2026-11"))
      for (const words of [title, ...sections.flatMap(({ items = [], paragraphs = [] }) => [...items, ...paragraphs])])
        expect(say("es", words)).not.toBe(say("en", words));
  });
});

test("somebody under 18 agrees only through a parent or guardian", () => {
  const today = "2026-11-26";
  const self = { forWhom: "self", birthDate: "2008-11-27" };
  expect(needsGuardian(self, today)).toBe(true);
  expect(needsGuardian({ ...self, birthDate: "2008-11-26" }, today)).toBe(false);
  expect(needsGuardian({ ...self, forWhom: "other", authority: "agrees" }, today)).toBe(true);
  expect(needsGuardian({ ...self, forWhom: "other", authority: "minor" }, today)).toBe(false);
});
