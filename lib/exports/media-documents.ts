import type { Language } from "#lib/platform/language.ts";
import { say } from "#lib/platform/language.ts";
import { uidFrom } from "#lib/studies/uid.ts";
import { fileSetOf } from "./file-set.ts";
import type { Document } from "./fill-part.ts";
import type { Found } from "./found.ts";
import { mediaWords } from "./media-words.ts";
import type { SignedMarks } from "./signed-marks.ts";

type Media = { id: string; requestId: string; language: Language; marks: SignedMarks | null };

/** What makes a disc of the scan in an export: its directory, and in plain words how to read it. Nothing without a scan. */
export function mediaDocuments(found: Found, { id, language }: Media): Document[] {
  const directory = fileSetOf(found.listed, { uid: uidFrom(id, "file set") });
  if (!directory) return [];
  const readMe = say(language, mediaWords(found)).replaceAll("\n", "\r\n");
  return [
    { name: "README.TXT", bytes: new TextEncoder().encode(readMe) },
    { name: "DICOMDIR", bytes: directory },
  ];
}
