import { env } from "#lib/platform/env.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { urlLife } from "#lib/platform/storage.ts";
import { tooMuch } from "#lib/upload/ceiling.ts";
import type { Ceiling } from "#lib/upload/limits.ts";

const gigabyte = 1_000_000_000;

/** What one request may hold in this installation. */
export function ceiling(): Ceiling {
  const { SCAN_REQUEST_GB, SCAN_REQUEST_FILES, SCAN_FILE_GB } = env();
  return {
    requestBytes: SCAN_REQUEST_GB * gigabyte,
    requestFiles: SCAN_REQUEST_FILES,
    fileBytes: SCAN_FILE_GB * gigabyte,
  };
}

type Packed = { size: number; entries: readonly { size: number }[] };

/**
 * Refuses packs for which the request has no room. A place whose minutes are over holds nothing and will not, and is
 * not counted: a bad line asks for many. Parts stay until they are removed, so that they are.
 */
export async function demandRoom(tx: Tx, requestId: string, packs: readonly Packed[]): Promise<void> {
  const stillSigned = new Date(Date.now() - 1000 * urlLife.put);
  const [held = { bytes: 0, files: 0 }] = await tx.$queryRaw<{ bytes: number; files: number }[]>`
    SELECT coalesce(sum(size), 0)::float8 AS bytes, coalesce(sum(jsonb_array_length(announced)), 0)::float8 AS files
    FROM pack
    WHERE "requestId" = ${requestId}::uuid
      AND (state IN ('stored', 'checked') OR state = 'signed' AND ("signedAt" > ${stillSigned} OR "uploadId" IS NOT NULL))`;
  const sizes = packs.flatMap(({ entries }) => entries.map(({ size }) => size));
  const words = tooMuch(
    {
      bytes: packs.reduce((sum, { size }) => sum + size, held.bytes),
      files: held.files + sizes.length,
      largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    },
    ceiling(),
  );
  if (words) throw new Refusal("too_large", words);
}
