import { crc32 as crc32Hex, createCRC32, createSHA256 } from "hash-wasm";

/** Bytes that can be read piecemeal: a Blob or File, or an entry of an archive that is inflated only when read. */
export type Source = {
  readonly size: number;
  slice: (start: number, end: number) => { arrayBuffer: () => Promise<ArrayBuffer> };
  arrayBuffer: () => Promise<ArrayBuffer>;
  stream: () => ReadableStream<Uint8Array<ArrayBuffer>>;
};

/** CRC-32 as ZIP wants it. */
export async function crc32(bytes: Uint8Array): Promise<number> {
  return Number.parseInt(await crc32Hex(bytes), 16);
}

/** SHA-256 of bytes in memory, by the platform's own code. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** Both checksums of a large file in one reading. */
export async function checksums(source: Source): Promise<{ sha256: string; crc32: number }> {
  const hash = (await createSHA256()).init();
  const crc = (await createCRC32()).init();
  await eachChunk(source, (chunk) => {
    hash.update(chunk);
    crc.update(chunk);
  });
  return { sha256: hash.digest("hex"), crc32: Number.parseInt(crc.digest("hex"), 16) };
}

/** Lets bytes through and fails at their end unless size and CRC-32 are as promised, or as soon as there are too many. */
export function checkedStream(
  size: number,
  crc: number,
  failure: () => Error,
): TransformStream<Uint8Array<ArrayBuffer>> {
  const running = createCRC32().then((hash) => hash.init());
  let seen = 0;
  return new TransformStream({
    async transform(chunk, controller) {
      seen += chunk.length;
      if (seen > size) throw failure();
      (await running).update(chunk);
      controller.enqueue(chunk);
    },
    async flush() {
      if (seen !== size || Number.parseInt((await running).digest("hex"), 16) !== crc) throw failure();
    },
  });
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

async function eachChunk(source: Source, visit: (chunk: Uint8Array) => void): Promise<void> {
  const reader = source.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    visit(value);
  }
}
