import { NextResponse } from "next/server";
import { scanLetter, scanLetterFile } from "#lib/intake/scan-letter.ts";
import { letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { type Language, languageOf } from "#lib/platform/language.ts";

const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The letter with lines to fill in by hand: for everybody, the same all day. */
export async function GET(_req: Request, { params }: { params: Promise<{ language: string }> }): Promise<NextResponse> {
  const language = languageOf((await params).language);
  if (!language) return new NextResponse(null, { status: 404 });
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": `inline; filename="${scanLetterFile}"`,
    "cache-control": "public, max-age=3600",
    "x-content-type-options": "nosniff",
  };
  return new NextResponse(await blankLetter(language), { headers });
}

function blankLetter(language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const now = new Date();
  const day = `${language} ${now.toISOString().slice(0, 13)}`; // the hour, as the clinic's day has another end than ours
  const letter = kept.get(day) ?? renderLetter(scanLetter(language, letterhead(), now, null));
  if (!kept.has(day) && kept.size > 3) kept.clear();
  kept.set(day, letter);
  letter.catch(() => kept.delete(day));
  return letter;
}
