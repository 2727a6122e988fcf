import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { uidFrom } from "#lib/studies/uid.ts";
import { fileSetOf, type Written } from "./file-set.ts";
import type { Document } from "./fill-part.ts";
import { eight, mediaRoot } from "./folders.ts";
import { foundIn, type Found } from "./found.ts";
import { lookAt, type Looked } from "./look-at.ts";

/** A disc of these files in a folder, laid out as an export lays it out; for tests that need no storage. */
export async function sampleDisc(
  folder: string,
  files: readonly Uint8Array[],
  more: {
    marked?: ReadonlySet<string>;
    written?: (found: Found) => readonly { document: Document; listed: Written }[];
  } = {},
): Promise<Found & { paths: string[] }> {
  const looked: Looked[] = [];
  const paths: string[] = [];
  for (const [at, bytes] of files.entries()) {
    const path = [mediaRoot, "ST000001", "SE000001", eight("IM", at + 1)];
    const look = await lookAt(bytes, { path, whole: true, marked: more.marked ?? new Set() });
    put(folder, path.join("/"), look.head ? Buffer.concat([look.head, bytes]) : bytes);
    looked.push(look);
    paths.push(path.join("/"));
  }
  const found = foundIn(looked);
  const written = more.written?.(found) ?? [];
  for (const { document } of written) put(folder, document.name, document.bytes);
  const directory = fileSetOf(found.listed, {
    uid: uidFrom("sample disc"),
    written: written.map(({ listed }) => listed),
  });
  if (directory) put(folder, "DICOMDIR", directory);
  return { ...found, paths };
}

function put(folder: string, path: string, bytes: Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
