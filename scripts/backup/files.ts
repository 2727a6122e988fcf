import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { sealing, unsealing } from "./sealed-stream.ts";

/** How a file of the backup is kept: packed where that pays, sealed where there is a key. `name` is bound to a sealed one. */
type How = { name: string; key: Buffer | null; packed: boolean };

/** Writes a stream into a file, which is there whole or not at all; answers what lies there now, and what came in. */
export async function writeStored(path: string, source: Readable, { name, key, packed }: How) {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.part`;
  const plain = counter();
  const stored = counter();
  const steps = [
    plain.stream,
    ...(packed ? [createGzip({ level: 6 })] : []),
    ...(key ? [sealing(key, name)] : []),
    stored.stream,
  ];
  await pipeline([source, ...steps, createWriteStream(draft, { flush: true, mode: 0o600 })]);
  await rename(draft, path);
  return { plain: plain.bytes(), bytes: stored.bytes(), sha256: stored.sha256() };
}

/** What `writeStored` wrote, as it was. Errors of any step come out of the stream. */
export function readStored(path: string, { name, key, packed }: How): Readable {
  const steps = [...(key ? [unsealing(key, name)] : []), ...(packed ? [createGunzip()] : [])];
  const file = createReadStream(path);
  const last = steps.at(-1);
  if (!last) return file;
  pipeline([file, ...steps]).catch((error: unknown) => last.destroy(error as Error));
  return last;
}

function counter() {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  return { stream, bytes: () => bytes, sha256: () => hash.digest("hex") };
}
