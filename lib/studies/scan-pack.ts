import { scannerWords } from "#lib/imaging/refused-words.ts";
import { type Scanned, scanForMalware } from "#lib/platform/malware.ts";
import { readRange } from "#lib/platform/storage.ts";
import type { PackEntry } from "#lib/upload/contract.ts";
import { maxPackBytes } from "#lib/upload/limits.ts";
import { listPack, type ZipEntry, ZipError } from "#lib/upload/zip.ts";
import { inflateStored } from "./inflate-stored.ts";
import type { CheckedFile } from "./repo.ts";

/**
 * Which files of a stored pack the virus scanner does not let pass; none where no scanner is configured. The pack is
 * looked at as a whole, as the scanner opens ZIP files; only where it objects, file by file, to name the one. Throws a
 * Refusal `unavailable` where the scanner is away: the pack waits.
 */
export async function scanPack(key: string, size: number, announced: readonly PackEntry[]): Promise<CheckedFile[]> {
  const whole = await scanForMalware(pieces(key, 0, size));
  if (whole.state === "clean" || whole.state === "not_configured") return [];
  const entries = await entriesOf(key, size);
  const refused: CheckedFile[] = [];
  for (const entry of entries) {
    const reason = reasonOf(await scanEntry(key, entry));
    if (reason) refused.push(refusedFile(entry, announced, reason));
  }
  // It lies in the pack and in none of its files: nobody made such a pack by mistake.
  if (refused.length > 0 || whole.state === "too_large") return refused;
  return entries.map((entry) => refusedFile(entry, announced, "malware"));
}

/** A pack that cannot be read, or is not what its directory says, is found damaged by its examination. */
async function entriesOf(key: string, size: number): Promise<ZipEntry[]> {
  try {
    return await listPack((start, end) => readRange(key, start, end), size);
  } catch (error) {
    if (error instanceof ZipError) return [];
    throw error;
  }
}

async function scanEntry(key: string, entry: ZipEntry): Promise<Scanned> {
  const { method, dataOffset, compressedSize, size } = entry;
  if (method === 0) return scanForMalware(pieces(key, dataOffset, dataOffset + compressedSize));
  if (size > maxPackBytes) return { state: "too_large" };
  const stored = await readRange(key, dataOffset, dataOffset + compressedSize);
  try {
    return await scanForMalware(inflateStored(stored, entry));
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return { state: "clean" }; // it is not what it says it is, which its examination finds
  }
}

function reasonOf({ state }: Scanned): keyof typeof scannerWords | null {
  if (state === "infected") return "malware";
  return state === "too_large" ? "unscanned" : null;
}

const refusedFile = (
  entry: ZipEntry,
  announced: readonly PackEntry[],
  reason: keyof typeof scannerWords,
): CheckedFile => ({
  entry,
  sha256: announced.find(({ name }) => name === entry.name)?.sha256 ?? "",
  reason,
  words: scannerWords[reason].en,
});

const step = 4 * 2 ** 20;

async function* pieces(key: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += step) yield await readRange(key, at, Math.min(at + step, end));
}
