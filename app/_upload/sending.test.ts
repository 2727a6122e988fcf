import { describe, expect, it } from "vitest";
import { concatenate } from "#lib/imaging/concatenate.ts";
import { encode, specimen } from "#lib/imaging/specimen.ts";
import type { PackOffer } from "#lib/upload/contract.ts";
import { type PickedFile, scan } from "#lib/upload/plan.ts";
import { describeSelection } from "./found.ts";
import type { FromWorker } from "./messages.ts";
import { startSending } from "./sending.ts";

const chosen = async (count: number, more: PickedFile[]) => {
  const files = Array.from({ length: count }, (_, at) => ({
    path: `IM${at}`,
    file: new Blob([specimen([["0008,0018", "UI", `1.2.3.4.${at + 1}`]])]),
  }));
  return scan([...files, ...more]);
};

/** A portal that holds `known` and a storage that answers `status`. */
async function sendAll(count: number, known: string[] = [], status = 200, more: PickedFile[] = []) {
  const selection = await chosen(count, more);
  const { pictures } = describeSelection(selection);
  const told: FromWorker[] = [];
  const offers: PackOffer[] = [];
  const sending = startSending({
    studies: selection.studies,
    pictures,
    tell: (message) => told.push(message),
    put: async () => ({ status }),
    api: {
      known: async () => known,
      sign: async (packs) => {
        offers.push(...packs);
        return packs.map((_, at) => ({
          packId: `pack-${at}`,
          url: "https://storage.test/",
          headers: {},
          seconds: 900,
        }));
      },
      start: async () => ({ packId: null, partBytes: 1, have: [] }),
      signParts: async () => [],
      finish: async () => undefined,
    },
  });
  await sending.done;
  await Promise.resolve();
  const stored = told.flatMap((one) => (one.type === "stored" ? one.pictures : []));
  return { offers, stored, ended: told.find((one) => one.type === "ended"), selection };
}

describe("sending", () => {
  it("lights each shown picture once its file is stored, and counts every byte", async () => {
    const { stored, ended, selection } = await sendAll(5);
    expect(stored.sort()).toEqual([0, 1, 2, 3, 4]);
    expect(ended).toMatchObject({ how: "finished", troubles: [] });
    expect(ended?.sent).toMatchObject({ safeBytes: selection.bytes, safeImages: 5, totalImages: 5, failedImages: 0 });
  });

  it("counts what the portal already holds as safe, without sending it", async () => {
    const first = await sendAll(5);
    const held = first.offers.flatMap(({ entries }) => entries.map(({ sha256 }) => sha256));
    const { offers, stored, ended } = await sendAll(5, held.slice(0, 3));
    expect(offers.flatMap(({ entries }) => entries)).toHaveLength(2);
    expect(stored).toHaveLength(5);
    expect(ended?.sent.safeImages).toBe(5);
  });

  it("names a compressed picture that is cut off, and sends the others", async () => {
    const size = [["0028,0010", "US", 4] as const, ["0028,0011", "US", 4] as const, ["0028,0100", "US", 16] as const];
    const image = concatenate([
      specimen([["0008,0018", "UI", "1.2.3.9"], ...size], { pixels: false, transferSyntax: "1.2.840.10008.1.2.4.90" }),
      Uint8Array.of(0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff),
      encode(["fffe,e000", "UN", new Uint8Array()], true),
      encode(["fffe,e000", "UN", new Uint8Array(100_000)], true),
    ]);
    const cut = { path: "disc/IM9", file: new Blob([image.subarray(0, -1)]) };
    const { ended, offers } = await sendAll(2, [], 200, [cut]);
    expect(offers.flatMap(({ entries }) => entries)).toHaveLength(2);
    expect(ended).toMatchObject({ how: "finished", sent: { safeImages: 2, failedImages: 1 } });
    expect(ended?.troubles).toEqual([
      { en: expect.stringContaining("IM9") as string, es: expect.stringContaining("IM9") as string },
    ]);
  });

  it("says what was refused for good, and lights nothing", async () => {
    const { stored, ended } = await sendAll(2, [], 404);
    expect(stored).toEqual([]);
    expect(ended).toMatchObject({ how: "failed", sent: { safeImages: 0, failedImages: 2 } });
    expect(ended?.troubles).toHaveLength(1);
  });
});
