import { inflateRawSync } from "node:zlib";
import { type ZipEntry, ZipError } from "#lib/upload/zip.ts";

/**
 * The bytes of an entry from those stored, at once and into one buffer, for processes with nothing else to do meanwhile.
 * Throws "damaged" at a byte more than promised; neither their number nor their checksum is compared.
 */
export function inflateStored(
  stored: Uint8Array,
  { method, size }: Pick<ZipEntry, "size"> & { method: number },
): Uint8Array {
  if (method === 0) return stored;
  try {
    return inflateRawSync(stored, { maxOutputLength: size, chunkSize: Math.max(64, size) });
  } catch {
    throw new ZipError("damaged");
  }
}
