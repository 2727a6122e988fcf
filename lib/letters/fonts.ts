import { readFile } from "node:fs/promises";
import { join } from "node:path";
import anyAscii from "any-ascii";
import { create, type Font } from "fontkit";
import { unpackWoff } from "./unpack-woff.ts";

/** The looks of a letter's text: Inter for reading, Source Serif for headings. */
const faces = {
  text: ["inter", 400],
  strong: ["inter", 600],
  title: ["source-serif-4", 600],
} as const;

export type Face = keyof typeof faces;

/** In this order a letter is looked for; one that none has is written in Latin letters. */
const subsets = ["latin", "latin-ext", "vietnamese", "greek", "cyrillic"] as const;

type FontFile = { name: string; bytes: Buffer; has: (codePoint: number) => boolean };

/** What to write with which font: a stretch of text whose letters one font file has. */
export type Run = { font: string; text: string };

export type Fonts = {
  files: readonly FontFile[];
  runs: (face: Face, text: string) => Run[];
};

let loaded: Promise<Fonts> | undefined;

/** The fonts of letters, read once. */
export const loadFonts = (): Promise<Fonts> => (loaded ??= readFonts());

async function readFonts(): Promise<Fonts> {
  const byFace = new Map<Face, FontFile[]>();
  for (const face of Object.keys(faces) as Face[])
    byFace.set(face, await Promise.all(subsets.map((subset) => readFont(face, subset))));
  return {
    files: [...byFace.values()].flat(),
    runs: (face, text) => runsOf(byFace.get(face) ?? [], text),
  };
}

async function readFont(face: Face, subset: string): Promise<FontFile> {
  const [family, weight] = faces[face];
  const file = `node_modules/@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`;
  const bytes = unpackWoff(await readFile(join(/* turbopackIgnore: true */ process.cwd(), file)));
  const known = new Set((create(bytes) as Font).characterSet);
  return { name: `${face}-${subset}`, bytes, has: (codePoint) => known.has(codePoint) };
}

function runsOf(files: readonly FontFile[], text: string): Run[] {
  const runs: Run[] = [];
  const write = (font: string, letters: string) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += letters;
    else runs.push({ font, text: letters });
  };
  const [first] = files;
  for (const letter of readable(text)) {
    const codePoint = letter.codePointAt(0) ?? 0;
    const before = files.find(({ name }) => name === runs.at(-1)?.font);
    const file = letter === "\n" ? (before ?? first) : [before, ...files].find((one) => one?.has(codePoint));
    if (file) write(file.name, letter);
    else if (first) write(first.name, anyAscii(letter));
  }
  return runs;
}

/** Composed letters, plain spaces, no pictures, and no characters without a shape but line breaks. */
const readable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Z}\n\u00a0]/gu, " ")
    .replace(/\t/g, " ")
    .replace(/[^\P{C}\n]|(?![\d#*©®])\p{Emoji}\ufe0f?/gu, "");
