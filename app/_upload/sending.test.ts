import { describe, expect, it } from "vitest";
import { specimen } from "#lib/imaging/specimen.ts";
import type { PackOffer } from "#lib/upload/contract.ts";
import { scan } from "#lib/upload/plan.ts";
import { describeSelection } from "./found.ts";
import type { FromWorker } from "./messages.ts";
import { startSending } from "./sending.ts";

const chosen = async (count: number) => {
  const files = Array.from({ length: count }, (_, at) => ({
    path: `IM${at}`,
    file: new Blob([specimen([["0008,0018", "UI", `1.2.3.4.${at + 1}`]])]),
  }));
  return scan(files);
};

/** A portal that holds `known` and a storage that answers `status`. */
async function sendAll(count: number, known: string[] = [], status = 200) {
  const selection = await chosen(count);
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
        return packs.map((_, at) => ({ packId: `pack-${at}`, url: "https://storage.test/", headers: {} }));
      },
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

  it("says what was refused for good, and lights nothing", async () => {
    const { stored, ended } = await sendAll(2, [], 404);
    expect(stored).toEqual([]);
    expect(ended).toMatchObject({ how: "failed", sent: { safeImages: 0, failedImages: 2 } });
    expect(ended?.troubles).toHaveLength(1);
  });
});
