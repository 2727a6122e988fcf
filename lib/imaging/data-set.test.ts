import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import dicomParser, { type DataSet as OtherSet } from "dicom-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DataElement, DataSet, PastEnd, readElements } from "./data-set.ts";
import { parseFile } from "./dataset.ts";
import { encode, specimen } from "./specimen.ts";

const scans = join(import.meta.dirname, "../../../shared/dicom");
if (!existsSync(scans)) console.warn(`SKIPPED: the real files at ${scans} are not there`);

type Told = { tag: string; vr: string | undefined; at: number; length: number; items: Told[][] | undefined };

/** Where each element lies, in all depths, without the meta group and what ends an item. */
const told = (set: DataSet | OtherSet): Told[] =>
  Object.values(set.elements as Record<string, DataElement | undefined>)
    .flatMap((element) => (element && !/^x(0002|fffee00d)/.test(element.tag) ? [element] : []))
    .map(({ tag, vr, dataOffset, length, items }) => ({
      ...{ tag, vr: vr?.replace(/\0.*/s, ""), at: dataOffset, length },
      items: items?.map(({ dataSet }) => told(dataSet)),
    }))
    .sort((a, b) => a.at - b.at);

/** By a parser that others wrote; null where it finds that the bytes make no sense. */
function byOther(bytes: Uint8Array): Told[] | null {
  try {
    return told(dicomParser.parseDicom(bytes, { untilTag: "x7fe00010" }));
  } catch {
    return null;
  }
}

async function byUs(bytes: Uint8Array): Promise<Told[] | null> {
  const file = await parseFile(bytes, false);
  return typeof file === "string" || file.overrun
    ? null
    : [file.meta, file.body].flatMap((set) => (set ? told(set) : []));
}

describe.skipIf(!existsSync(scans))("real files", () => {
  const files = ["transfer_syntax", "charset", "multiframe", "series_compressed"]
    .map((folder) => join(scans, folder))
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
    .filter((file) => statSync(file).isFile());

  it("are read element by element as another parser reads them", async () => {
    let alike = 0;
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(file));
      const other = byOther(bytes);
      if (!other || /deflated/i.test(file)) continue;
      expect(await byUs(bytes), file).toEqual(other);
      alike++;
    }
    expect(alike).toBeGreaterThan(40);
  });
});

/** A sequence in a sequence, the outer without a length, an element of each kind of length, and an icon's coded pixels. */
const nested = (() => {
  const item = (undefinedLength: boolean, ...content: Uint8Array[]): Uint8Array => {
    const inner = Buffer.concat(content);
    const end = Buffer.from([0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0]);
    const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
    head.writeUInt32LE(undefinedLength ? 0xffff_ffff : inner.length, 4);
    return Buffer.concat(undefinedLength ? [head, inner, end] : [head, inner]);
  };
  const inner = encode(["0008,1140", "SQ", item(false, encode(["0008,1150", "UI", "1.2"], false))], false);
  return specimen([
    ["0008,1032", "SQ", Buffer.concat([item(true, inner), item(false, encode(["0008,0100", "SH", "A"], false))])],
    ["0009,1001", "UN", new Uint8Array(6)],
    ["0028,3006", "OW", new Uint8Array(8)],
  ]);
})();

/** Whether there is none of the values of 64 bits, which came after the other parser. */
const areOld = (elements: readonly Told[]): boolean =>
  elements.every(({ vr, items }) => !["OV", "SV", "UV"].includes(vr ?? "") && (items ?? []).every(areOld));

describe("bytes of any kind", () => {
  it("that say of pixels that they have 64 bits have a length of four bytes (PS3.5 7.1.2)", async () => {
    const bytes = nested.slice();
    const { vr = "", at = 0, length } = (await byUs(bytes))?.at(-1) ?? {};
    bytes.set(Buffer.from("OV"), at - 8);
    expect([vr, (await byUs(bytes))?.at(-1)]).toEqual(["OW", expect.objectContaining({ vr: "OV", at, length })]);
  });

  it("with changes here and there are read as another parser reads them, or refused", async () => {
    const changes = fc.array(fc.tuple(fc.nat(nested.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = nested.slice();
        for (const [at, value] of changed) if (at >= 300) bytes[at] = value;
        const [ours, others] = [await byUs(bytes), byOther(bytes)];
        if (ours && others && areOld(ours)) expect(ours).toEqual(others);
      }),
      { numRuns: 2_000 },
    );
  });

  it("end soon, in elements that lie within them or in a refusal", () => {
    const encoding = fc.record({ explicit: fc.boolean(), littleEndian: fc.boolean() });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), encoding, (bytes, how) => {
        const body = new DataSet(bytes, how.littleEndian);
        try {
          readElements(body, 0, how, 100);
        } catch (failure) {
          expect(failure).toBeInstanceOf(Error);
          if (!(failure instanceof PastEnd)) expect((failure as Error).message).toMatch(/Nested|Too many|no item/);
        }
        for (const element of Object.values(body.elements))
          expect(element && element.dataOffset <= bytes.length).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
