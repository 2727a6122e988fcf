import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { specimen, type Element } from "#lib/imaging/specimen.ts";
import { lookThrough, type LookedAt } from "#lib/upload/look.ts";
import { sift } from "#lib/upload/sift.ts";

/** A file that counts how many of its bytes were read. */
class Counted extends Blob {
  static read = 0;
  override slice(start = 0, end = this.size): Blob {
    Counted.read += Math.min(end, this.size) - start;
    return super.slice(start, end);
  }
}

const noise = (length: number, seed: number) => Uint8Array.from({ length }, (_, at) => (at * 31 + seed * 17) & 255);

async function lookedAt(files: readonly Uint8Array<ArrayBuffer>[]): Promise<LookedAt[]> {
  const seen: LookedAt[] = [];
  const picked = files.map((bytes, at) => ({ path: String(at), file: new Counted([bytes]) }));
  await lookThrough(picked, (one) => seen.push(one));
  return seen.sort((one, other) => Number(one.path) - Number(other.path));
}

/** A picture of a series; `own` are further elements of its header. */
const picture = (instance: number, own: Element[]): Uint8Array<ArrayBuffer> =>
  specimen([["0008,0018", "UI", `1.2.3.4.${instance}`], ...own]);

describe("the beginnings of files like each other", () => {
  test("are read without the long value that a scanner writes into each and nobody looks into", async () => {
    const files = Array.from({ length: 60 }, (_, at) => picture(at, [["0029,1020", "OB", noise(120_000, at)]]));
    Counted.read = 0;
    const seen = await lookedAt(files);
    expect(seen.every(({ kind }) => kind === "image")).toBe(true);
    // The first alone is read through.
    expect(Counted.read).toBeLessThan(64 * 1024 * 4 + 60 * 16 * 1024);
  });

  test("say what whole files say, whatever stands where another file had that value", async () => {
    const value = fc.record({
      tag: fc.constantFrom("0009,1001", "0011,1001", "0029,1020", "0040,0280", "0020,4000"),
      length: fc.constantFrom(0, 300, 20_000, 40_000, 60_000),
    });
    const header = fc.uniqueArray(value, { selector: ({ tag }) => tag, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(header, { minLength: 2, maxLength: 8 }), async (headers) => {
        const files = headers.map((values, at) => {
          const own = values.map(({ tag, length }): Element => {
            const isText = !["0009", "0011", "0029"].includes(tag.slice(0, 4));
            return isText ? [tag, "UT", "x".repeat(length)] : [tag, "OB", noise(length, at)];
          });
          return picture(at, own);
        });
        const whole = await Promise.all(files.map((bytes, at) => sift(String(at), bytes.length, bytes)));
        const seen = await lookedAt(files);
        expect(seen).toEqual(whole.map((what, at) => ({ path: String(at), file: seen[at]?.file, ...what })));
      }),
    );
  });
});
