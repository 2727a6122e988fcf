import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Language } from "#lib/platform/language.ts";
import { type Letter, paragraphsOf } from "./letter.ts";
import { drawPdf, readPdf } from "./read-pdf.ts";
import { renderLetter } from "./render-letter.ts";

const clinic = {
  name: "Foramen Spine Clinic",
  phone: "+1 555 010 0199",
  email: "intake@foramen.test",
  accent: "#0f6b62",
  timeZone: "America/New_York",
};

const letter = (more: Partial<Letter>): Letter => ({
  language: "en",
  from: clinic,
  date: new Date("2026-11-26T03:00:00Z"), // still the 25th in New York
  to: ["María José Ñáñez"],
  reference: "FR-TEST",
  title: "The answer to your request",
  blocks: [],
  foot: "Provisional. Not a diagnosis.",
  ...more,
});

const textOf = async (given: Letter) => (await readPdf(await renderLetter(given))).join("\n");

/** The file's objects as text, its compressed streams included. */
function insides(pdf: Uint8Array): string {
  const file = Buffer.from(pdf);
  const text = file.toString("latin1");
  const streams = [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)].map(({ index, 0: head }) => {
    try {
      return inflateSync(file.subarray(index + head.length)).toString("latin1");
    } catch {
      return "";
    }
  });
  return [text, ...streams].join("\n");
}

describe("a letter", () => {
  test("has its letterhead, day, reference and pages in its own language", async () => {
    const english = await textOf(letter({}));
    for (const words of [
      "Foramen Spine Clinic",
      "Phone: +1 555 010 0199",
      "María José Ñáñez",
      "November\u00a025, 2026",
      "Reference: FR-TEST",
      "Page 1 of 1",
      "Provisional. Not a diagnosis.",
    ])
      expect(english).toContain(words);
    const spanish = await textOf(letter({ language: "es", title: "La respuesta a su solicitud" }));
    for (const words of ["Teléfono:", "25\u00a0de\u00a0noviembre de\u00a02026", "Referencia: FR-TEST", "Página 1 de 1"])
      expect(spanish).toContain(words);
  });

  test("says each part, ligatures and accents as they are written, in order", async () => {
    const text = await textOf(
      letter({
        blocks: [
          { kind: "notice", title: "Call 911 now", text: "Take this letter with you." },
          ...paragraphsOf("First: office, fluff, flight.\nStill the first.\n\nSecond: ¿qué? «mañana» — 45° × 3.", "es"),
          { kind: "heading", text: "What you can do" },
          { kind: "list", items: ["Keep walking", "Ask your doctor"] },
          { kind: "facts", rows: [["Date of birth", "April 27, 1961"]] },
          { kind: "signature", name: "Ada Okoye, MD", lines: ["Licensed in New York"] },
        ],
      }),
    );
    const order = [
      "Call 911 now",
      "Take this letter",
      "office, fluff, flight.",
      "Still the first.",
      "Second: ¿qué? «mañana» — 45° × 3.",
      "What you can do",
      "• Keep walking",
      "• Ask your doctor",
      "Date of birth: April 27, 1961",
      "Ada Okoye, MD",
      "Licensed in New York",
    ].map((words) => text.indexOf(words));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  test("writes names of other alphabets, and in Latin letters those that it has no font for", async () => {
    const text = await textOf(letter({ to: ["Łukasz Nguyễn", "Иван Ελένη", "王 😀 end"] }));
    for (const name of ["Łukasz Nguyễn", "Иван Ελένη", "Wang end"]) expect(text.replaceAll(/ +/g, " ")).toContain(name);
  });

  test.each<[Language, string]>([
    ["en", "en-US"],
    ["es", "es-US"],
  ])("in %s is tagged, with title and language, and other languages in it are named", async (language, tag) => {
    const other = language === "en" ? "es" : "en";
    const pdf = await renderLetter(letter({ language, blocks: paragraphsOf("Words", other) }));
    const inside = insides(pdf);
    const demanded = [
      `/Lang (${tag})`,
      `/Lang (${other}-US)`,
      "/Marked true",
      "/DisplayDocTitle true",
      "(The answer to your request)",
      "/S /H1",
      "/FontFile",
    ];
    expect(demanded.filter((words) => !inside.includes(words))).toEqual([]);
  });

  test("of many pages numbers each, and the same letter gives the same bytes", async () => {
    const long = letter({ blocks: paragraphsOf("A line of a long letter.\n\n".repeat(200)) });
    const [one, other] = [await renderLetter(long), await renderLetter(long)];
    const pages = await readPdf(one);
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((page, at) => expect(page).toContain(`Page ${at + 1} of ${pages.length}`));
    expect(pages.join("").match(/A line of a long letter\./g)).toHaveLength(200);
    expect(Buffer.compare(one, other)).toBe(0);
  });

  test("bears the mark in the clinic's colour at the head of its first page", async () => {
    const page = await drawPdf(await renderLetter(letter({ from: { ...clinic, accent: "#a01050" } })));
    const mark = sharp(page).extract({ left: 105, top: 86, width: 60, height: 60 });
    const { data, info } = await mark.removeAlpha().raw().toBuffer({ resolveWithObject: true });
    let coloured = 0;
    for (let at = 0; at < data.length; at += info.channels)
      if (data[at] === 0xa0 && data[at + 1] === 0x10 && data[at + 2] === 0x50) coloured += 1;
    expect(coloured).toBeGreaterThan(500);
  });

  test("that is longer than any letter is refused rather than drawn for minutes", async () => {
    await expect(renderLetter(letter({ blocks: paragraphsOf("word ".repeat(60_000)) }))).rejects.toThrow(RangeError);
  });
});
