import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeChunks } from "./chunks.ts";

async function decoded(pieces: Buffer[]) {
  const trailers = new Map<string, string>();
  const out: Buffer[] = [];
  const source = (async function* () {
    yield* pieces;
  })();
  for await (const piece of decodeChunks(source, trailers)) out.push(piece);
  return { body: Buffer.concat(out).toString("latin1"), trailers: Object.fromEntries(trailers) };
}

const whole = "5\r\nhello\r\n6\r\n dicom\r\n0\r\nX-Amz-Checksum-CRC32: QHSBKw==\r\n\r\n";

test("chunks and trailers are read wherever the network cuts them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 8 }), async (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), whole.length];
      const pieces = edges.slice(1).map((end, at) => Buffer.from(whole.slice(edges[at], end)));
      expect(await decoded(pieces)).toEqual({
        body: "hello dicom",
        trailers: { "x-amz-checksum-crc32": "QHSBKw==" },
      });
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["an end too early", whole.slice(0, -2)],
  ["a chunk cut short", "5\r\nhel"],
  ["a size that is none", "five\r\nhello\r\n0\r\n\r\n"],
  ["a signature of chunks", "5;chunk-signature=00\r\nhello\r\n0\r\n\r\n"],
  ["a chunk longer than its size", "4\r\nhello\r\n0\r\n\r\n"],
  ["something after the end", `${whole}x`],
  ["nothing at all", ""],
  ["an endless line", "0".repeat(5000)],
])("%s is refused", async (_, text) => {
  await expect(decoded([Buffer.from(text)])).rejects.toThrow("ended early or is malformed");
});
