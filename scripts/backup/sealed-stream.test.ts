import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { sealing, unsealing } from "./sealed-stream.ts";

const key = randomBytes(32);
const through = (bytes: Buffer, transform: NodeJS.ReadWriteStream) => buffer(Readable.from(cut(bytes)).pipe(transform));

/** As a stream has it: in pieces of uneven lengths. */
function* cut(bytes: Buffer) {
  for (let at = 0, length = 1; at < bytes.length; at += length, length = (length * 7) % 300_007)
    yield bytes.subarray(at, at + length);
}

async function opened(bytes: Buffer, name = "a", with_ = key): Promise<Buffer> {
  const stream = unsealing(with_, name);
  const source = Readable.from(cut(bytes));
  stream.on("error", () => source.destroy());
  return buffer(source.pipe(stream));
}

test.each([0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20])("%i bytes come back as they were", async (length) => {
  const plain = randomBytes(length);
  const sealed = await through(plain, sealing(key, "a"));
  expect(sealed.includes(plain.subarray(0, 32)) && length > 32).toBe(false);
  expect((await opened(sealed)).equals(plain)).toBe(true);
});

test("a changed byte, a missing end, another order, name or key: each is refused", async () => {
  const sealed = await through(randomBytes(2.5 * 2 ** 20), sealing(key, "a"));
  const piece = 2 ** 20 + 16;
  const changed = Buffer.from(sealed);
  changed[50_000] = (changed[50_000] ?? 0) ^ 1;
  const swapped = Buffer.concat([
    sealed.subarray(0, 40),
    sealed.subarray(40 + piece, 40 + 2 * piece),
    sealed.subarray(40, 40 + piece),
    sealed.subarray(40 + 2 * piece),
  ]);
  for (const bad of [changed, swapped, sealed.subarray(0, 40 + piece), sealed.subarray(0, 20), Buffer.alloc(0)])
    await expect(opened(bad)).rejects.toThrow();
  await expect(opened(sealed, "b")).rejects.toThrow();
  await expect(opened(sealed, "a", randomBytes(32))).rejects.toThrow();
});
