import { ImageResponse } from "next/og";
import { NextResponse } from "next/server";
import { loadFonts } from "#lib/letters/fonts.ts";
import { type Language, languageOf } from "#lib/platform/language.ts";
import { logBug } from "#lib/platform/log.ts";
import { clinic } from "#app/_server/clinic.ts";
import { SharePicture } from "./picture.tsx";

const size = { width: 1200, height: 630 };

const kept = new Map<Language, Promise<ArrayBuffer>>();

/** The picture beside a shared link: the clinic's name and the spine, drawn once a language and process. */
export async function GET(_req: Request, { params }: { params: Promise<{ language: string }> }): Promise<NextResponse> {
  const language = languageOf((await params).language);
  if (!language) return new NextResponse(null, { status: 404 });
  const picture = kept.get(language) ?? draw(language);
  kept.set(language, picture);
  try {
    const headers = { "content-type": "image/png", "cache-control": "public, max-age=86400" };
    return new NextResponse(await picture, { headers });
  } catch (error) {
    logBug(error, "share-picture");
    kept.delete(language);
    return new NextResponse(null, { status: 500 });
  }
}

async function draw(language: Language): Promise<ArrayBuffer> {
  const { name, accent } = clinic();
  const fonts = (await loadFonts()).files.map(({ name: font, bytes }) => ({
    name: font.startsWith("title") ? "serif" : "sans",
    data: bytes,
    weight: font.startsWith("text") ? (400 as const) : (600 as const),
  }));
  return new ImageResponse(<SharePicture language={language} name={name} accent={accent} />, {
    ...size,
    fonts,
  }).arrayBuffer();
}
