import { describe, expect, test } from "vitest";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { outcomes } from "#lib/opinions/outcomes.ts";
import { OpinionDraft } from "#lib/opinions/content.ts";
import { templateIn } from "#lib/opinions/patient-templates.ts";
import { plainOpinion } from "#lib/opinions/plain-opinion.ts";
import { answerConditions, outcomeWords } from "#lib/opinions/outcome-words.ts";
import { languages, say } from "#lib/platform/language.ts";
import type { OpinionAnswer } from "./answer.ts";
import { answerLetter } from "./answer-letter.ts";

const clinic = {
  name: "Foramen Spine Clinic",
  phone: "+1 555 010 0199",
  email: "intake@foramen.test",
  accent: "#0f6b62",
  timeZone: "America/New_York",
};

const answer = (more: Partial<OpinionAnswer> = {}): OpinionAnswer => ({
  kind: "opinion",
  requestId: "0198a0d2-0000-7000-8000-000000000000",
  reference: "F-TEST-1234",
  personName: "Pat Ñáñez",
  forSomebody: false,
  language: "en",
  text: "One disc presses on a nerve.\n\nA procedure may help you.",
  outcome: "candidate",
  signature: "Ada Okoye, MD",
  signedAt: "2026-11-26T15:04:00.000Z",
  licensedIn: { en: "New York", es: "Nueva York" },
  license: "NY 123456",
  approved: null,
  scan: null,
  seen: [],
  needed: [],
  timing: null,
  outside: null,
  contentHash: "ab".repeat(32),
  addenda: [],
  pictures: [],
  ...more,
});

/** The words of a PDF as one line, so that its line breaks do not matter. */
const read = async (...given: Parameters<typeof answerLetter>) =>
  (await readPdf(await renderLetter(answerLetter(...given)))).join(" ").replaceAll(/\s+/g, " ");

describe("the letter with a surgeon's answer", () => {
  test.each(languages)("in %s has the signed words, who signed when, and what the answer is not", async (language) => {
    const text = await read(answer(), language, clinic, "911");
    const signed = { en: "Signed: November 26, 2026 at 10:04 AM EST", es: "Firmado: 26 de noviembre de 2026" };
    for (const words of [
      say(language, outcomeWords.candidate.title),
      "One disc presses on a nerve. A procedure may help you.",
      "Ada Okoye, MD",
      language === "en" ? "New York" : "Nueva York",
      "ab".repeat(32),
      "F-TEST-1234",
      "Pat Ñáñez",
      signed[language],
      ...answerConditions.map((one) => say(language, one)),
    ])
      expect(text).toContain(words);
    expect(text.includes("Esta parte está en inglés.")).toBe(language === "es");
  });

  test.each(outcomes.map(({ value }) => value))("for %s says what it means and what to do", async (outcome) => {
    for (const language of languages) {
      const letter = answerLetter(answer({ outcome }), language, clinic, "911");
      const said = JSON.stringify(letter.blocks);
      const { means, next, ask, again } = outcomeWords[outcome];
      for (const words of [...means, ...next, ...ask, again]) expect(said).toContain(say(language, words));
      expect(said).toContain("911");
      expect(letter.blocks[0]?.kind === "notice").toBe(outcome === "emergency");
    }
  });

  test("shows what was added later, below what was signed first", async () => {
    const by = { language: "en", signature: "Ada Okoye, MD", license: null, contentHash: "cd".repeat(32) } as const;
    const addenda = [
      { ...by, kind: "addendum", outcome: null, text: "I saw the newer scan.", signedAt: "2026-12-02T15:00:00Z" },
      { ...by, kind: "correction", outcome: "emergency", text: "Go now.", signedAt: "2026-12-03T15:00:00Z" },
    ] as const;
    const text = await read(answer({ outcome: "emergency", addenda }), "en", clinic, "911");
    const places = [
      "Something in this answer was corrected later.",
      "A procedure may help you.",
      "Added on December 2, 2026",
      "I saw the newer scan.",
      "Corrected on December 3, 2026",
      outcomeWords.emergency.title.en,
      "cd".repeat(32),
    ].map((words) => text.lastIndexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([places[0], places[2], places[4]]).toEqual([places[0], places[2], places[4]].sort((a = 0, b = 0) => a - b));
  });

  test("says in plain words what was seen, what is needed, and that we call; approved words in the reader's language", async () => {
    const content = OpinionDraft.parse({
      outcome: "visit_needed",
      adequacy: "limited",
      levels: { "L4/5": { disc: "bulge", central: "severe", fits: "yes", other: "for colleagues alone" } },
      needed: ["mri", "examination"],
      timing: "days",
      outside: ["mass"],
      outsideNote: "left kidney",
      findings: "for colleagues too",
      patientMessage: templateIn("visit_needed", "en"),
    });
    const given = answer({ ...plainOpinion(content), text: content.patientMessage, outside: "to_tell" });
    const spanish = await read(given, "es", clinic, "911");
    expect(await read({ ...given, outside: "told" }, "en", clinic, "911")).toContain("We told you by phone");
    for (const words of [
      "Le llamamos",
      "L4/5",
      "El espacio del centro, por donde van los nervios, es muy estrecho.",
      "Una resonancia magnética nueva",
      "Dé el próximo paso en los próximos días.",
      "El estudio por sí solo no responde su pregunta.",
    ])
      expect(spanish).toContain(words);
    expect(spanish).not.toMatch(/kidney|colleagues|Esta parte está en inglés/);
  });

  test("why there is no review is a letter of the clinic's", async () => {
    const { reference, personName, requestId } = answer();
    const declined = {
      kind: "declined",
      reference,
      personName,
      requestId,
      forSomebody: false,
      language: "en",
    } as const;
    const given = { ...declined, text: "Ours is the spine only.", at: "2026-11-26T15:04:00Z" };
    const text = await read(given, "es", clinic, "911");
    for (const words of ["No pudimos revisar su estudio", "Ours is the spine only.", "Foramen Spine Clinic"])
      expect(text).toContain(words);
  });
});
