import { describe, expect, test } from "vitest";
import { atOnce, codeOfResult, draftRequest, entries, hexOf, newPatient, rows } from "../../config/command-scene.ts";
import { system } from "#lib/accounts/actor.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { readRange, removeObject, storedSize } from "#lib/platform/storage.ts";
import { buildPacks } from "#lib/upload/pack.ts";
import { scan } from "#lib/upload/plan.ts";
import { readPackDirectory } from "#lib/upload/zip.ts";
import { followScan } from "./follow-scan.ts";
import { ingestPack } from "./ingest-pack.ts";
import { haveChecked } from "./sample-check.ts";
import { asIs, sampleImage, samplePack, sendPack } from "./sample-pack.ts";

/** What the worker does with a job, and with those that follow from it. */
const work = async (packId: string) => haveChecked((await packOf(packId)).requestId, packId);

const packOf = (id: string) => rows((tx) => tx.pack.findUniqueOrThrow({ where: { id } }));
const filesOf = (requestId: string) =>
  rows((tx) => tx.scanFile.findMany({ where: { requestId }, orderBy: { id: "asc" } }));
const countOf = (requestId: string) => rows((tx) => tx.instance.count({ where: { file: { requestId } } }));

/** The original bytes of a file, as the viewer finds them. */
async function bytesAt({ packId, dataOffset, compressedSize }: Awaited<ReturnType<typeof filesOf>>[number]) {
  const { key } = await packOf(packId);
  return readRange(key, Number(dataOffset), Number(dataOffset + compressedSize));
}

describe("a sound pack", () => {
  test("becomes a study with its series and images, each of which can be read back", async () => {
    const { patient, requestId } = await draftRequest();
    const images = [sampleImage(1), sampleImage(2)];
    const packId = await sendPack(patient, requestId, await samplePack(images));
    await work(packId);
    expect((await packOf(packId)).state).toBe("checked");
    const files = await filesOf(requestId);
    expect(files.map(({ sha256 }) => sha256)).toEqual(images.map(hexOf));
    for (const file of files) expect(hexOf(await bytesAt(file))).toBe(file.sha256);
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "checked",
      counts: { images: 2, studies: 1, checking: 0, rejected: 0, damaged: 0, modalities: ["MR"] },
      studies: [{ patientName: "Test^Person", date: "2024-02-29", series: [{ modality: "MR", images: 2 }] }],
    });
  });

  test("is checked once, however often and how many at once it is asked for", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack([sampleImage(1), sampleImage(2)]));
    expect(await atOnce(4, () => ingestPack(system, { packId }))).toEqual({ ok: 4 });
    await work(packId);
    expect(await countOf(requestId)).toBe(2);
    expect(await storedSize((await packOf(packId)).key)).not.toBeNull();
  });

  test("of a scan that is neither MR nor CT is taken, and said to be of another kind", async () => {
    const { patient, requestId } = await draftRequest();
    await work(await sendPack(patient, requestId, await samplePack([sampleImage(1, "US")])));
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "other_kind",
      counts: { images: 1 },
    });
  });

  test("counts the frames of a multi-frame image as the pictures that they are", async () => {
    const { patient, requestId } = await draftRequest();
    const film = specimen([
      ["0028,0008", "IS", "3"],
      ["7fe0,0010", "OW", new Uint8Array(96)],
    ]);
    await work(await sendPack(patient, requestId, await samplePack([film])));
    const scan = expectOk(await followScan(patient, { requestId }));
    expect(scan.counts.images).toBe(3);
    expect(scan.studies[0]?.series[0]?.images).toBe(3);
  });

  test("of blank slices, which shrink as much as a bomb does, is as good as any", async () => {
    const { patient, requestId } = await draftRequest();
    const blank = (number: number) =>
      new Blob([
        specimen([
          ["0008,0018", "UI", `1.2.3.4.${number}`],
          ["0028,0010", "US", 512],
          ["0028,0011", "US", 512],
          ["7fe0,0010", "OW", new Uint8Array(512 * 512 * 2)],
        ]),
      ]);
    const found = await scan([1, 2, 3, 4].map((number) => ({ path: `${number}`, file: blank(number) })));
    for await (const pack of buildPacks(found, new Set())) {
      if ("read" in pack) throw new Error("no file is that large");
      const { blob, ...offer } = pack;
      expect(offer.sourceBytes / offer.size).toBeGreaterThan(250);
      const bytes = new Uint8Array(await blob.arrayBuffer());
      await work(await sendPack(patient, requestId, { offer, bytes }));
    }
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "checked",
      counts: { images: 4 },
    });
  });

  test("is nobody's to check but the portal's own", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack([sampleImage(1)]));
    expect(codeOfResult(await ingestPack(patient, { packId }))).toBe("forbidden");
    expect(codeOfResult(await ingestPack(await newPatient(), { packId }))).toBe("not_found");
  });
});

describe("two tabs", () => {
  test("that send the same files leave one copy, in the trail's words and in storage", async () => {
    const { patient, requestId } = await draftRequest();
    const images = [sampleImage(1), sampleImage(2), sampleImage(3)];
    const packIds = await Promise.all([0, 1].map(async () => sendPack(patient, requestId, await samplePack(images))));
    await Promise.all(packIds.map(work));
    expect(await countOf(requestId)).toBe(3);
    const kept = await Promise.all(packIds.map(async (id) => storedSize((await packOf(id)).key)));
    expect(kept.filter((size) => size !== null)).toHaveLength(1);
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "checked",
      counts: { images: 3 },
    });
  });

  test("that share some files keep each file once, and both packs", async () => {
    const { patient, requestId } = await draftRequest();
    const one = await sendPack(patient, requestId, await samplePack([sampleImage(1), sampleImage(2)]));
    const other = await sendPack(patient, requestId, await samplePack([sampleImage(2), sampleImage(3)]));
    await Promise.all([one, other].map(work));
    for (const file of await filesOf(requestId)) expect(hexOf(await bytesAt(file))).toBe(file.sha256);
    expect(await countOf(requestId)).toBe(3);
  });
});

describe("a refused file", () => {
  const text = new TextEncoder().encode("This is not a scan.");

  test("is named with its reason, and the pack is written anew without it", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack([sampleImage(1), text, sampleImage(2)]));
    const { key: original } = await packOf(packId);
    await work(packId);
    const { key, state } = await packOf(packId);
    expect([state, key === original, await storedSize(original)]).toEqual(["checked", false, null]);
    const size = (await storedSize(key)) ?? 0;
    const entriesLeft = await readPackDirectory((start, end) => readRange(key, start, end), size);
    expect(entriesLeft.map(({ name }) => name)).toEqual(["0001.dcm", "0003.dcm"]);
    const [first, refused, last] = await filesOf(requestId);
    expect(refused).toMatchObject({ state: "rejected", reason: "not_dicom", words: "This file is not a scan picture" });
    for (const file of [first, last]) if (file) expect(hexOf(await bytesAt(file))).toBe(file.sha256);
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "incomplete",
      counts: { images: 2, rejected: 1 },
      refused: [{ words: { en: "This file is not a scan picture" }, files: 1 }],
    });
    expect(await entries({ requestId, act: "scan.ingest-pack" })).toMatchObject([
      { detail: { images: 2, rejected: 1 } },
    ]);
  });

  test("alone in its pack leaves nothing in storage", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack([text]));
    await work(packId);
    expect(await storedSize((await packOf(packId)).key)).toBeNull();
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "missing",
      counts: { rejected: 1 },
    });
  });

  test("is taken out of storage by the next try when the first died in between", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack([sampleImage(1), text]));
    const { key: original } = await packOf(packId);
    expectOk(await ingestPack(system, { packId })); // and then the worker is killed
    expect(await storedSize(original)).not.toBeNull();
    await work(packId);
    expect(await storedSize(original)).toBeNull();
    expect(await storedSize((await packOf(packId)).key)).not.toBeNull();
  });
});

describe("a damaged pack", () => {
  const damaged = async (make: () => ReturnType<typeof samplePack>) => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await make());
    await work(packId);
    const { state, key } = await packOf(packId);
    return { state, left: await storedSize(key), files: (await filesOf(requestId)).length };
  };
  const gone = { state: "damaged", left: null, files: 0 };

  test("is one whose files are not what was announced", async () => {
    expect(await damaged(() => samplePack([sampleImage(1)], { sha256: hexOf("another") }))).toEqual(gone);
    expect(await damaged(() => samplePack([sampleImage(1)], { size: 1 }))).toEqual(gone);
    expect(await damaged(() => samplePack([sampleImage(1)], { name: "other.dcm" }))).toEqual(gone);
  });

  test("is one that holds more, or fewer, files than were announced", async () => {
    const two = () => samplePack([sampleImage(1), sampleImage(2)]);
    const one = (await samplePack([sampleImage(1)])).offer.entries;
    const three = (await samplePack([sampleImage(1), sampleImage(2), sampleImage(3)])).offer.entries;
    expect(await damaged(async () => asIs((await two()).bytes, one))).toEqual(gone);
    expect(await damaged(async () => asIs((await two()).bytes, three))).toEqual(gone);
  });

  test("is one that is no ZIP, is cut off, or has a flipped bit", async () => {
    const { bytes, offer } = await samplePack([sampleImage(1)]);
    const flipped = bytes.slice();
    flipped[200] = (flipped[200] ?? 0) ^ 1;
    expect(await damaged(() => asIs(crypto.getRandomValues(new Uint8Array(500)), offer.entries))).toEqual(gone);
    expect(await damaged(() => asIs(bytes.slice(0, -10), offer.entries))).toEqual(gone);
    expect(await damaged(() => asIs(flipped, offer.entries))).toEqual(gone);
  });

  test("is also one that is gone from storage before it was checked", async () => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack([sampleImage(1)]));
    await removeObject((await packOf(packId)).key);
    await work(packId);
    expect((await packOf(packId)).state).toBe("damaged");
  });

  test("is forgotten once its files have been sent again", async () => {
    const { patient, requestId } = await draftRequest();
    const { bytes, offer } = await samplePack([sampleImage(1)]);
    await work(await sendPack(patient, requestId, await asIs(bytes.slice(0, -10), offer.entries)));
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "missing",
      counts: { damaged: 1 },
    });
    await work(await sendPack(patient, requestId, { bytes, offer }));
    expect(expectOk(await followScan(patient, { requestId }))).toMatchObject({
      state: "checked",
      counts: { damaged: 0 },
    });
  });
});
