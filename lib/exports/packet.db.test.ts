import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  entries,
  hexOf,
  newPatient,
  newStaff,
  requestRow,
  rows,
  signOff,
  takeBack,
} from "../../config/command-scene.ts";
import { instanceFile, lumbarPhantom } from "#scripts/sample/phantom.ts";
import { type Actor, nobody, type Person, system } from "#lib/accounts/actor.ts";
import { readDirectory } from "#lib/imaging/dicomdir.ts";
import { buildExport } from "#lib/intake/build-export.ts";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { readMeasurements } from "#lib/markings/read-report.ts";
import { saveMarkings } from "#lib/markings/save-markings.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { putObject } from "#lib/platform/storage.ts";
import { crc32 } from "#lib/upload/checksum.ts";
import { inflateEntry, packLimits, readPackDirectory, writeZip } from "#lib/upload/zip.ts";
import { cancelPacket } from "./cancel-packet.ts";
import { downloadPacket } from "./download-packet.ts";
import { startPacket } from "./start-packet.ts";
import { viewPacket } from "./view-packet.ts";

const phantom = lumbarPhantom({ small: true });

/** An assigned case whose scan is two images of the phantom. */
async function withPhantom() {
  const one = await assignedRequest();
  const images = (phantom.series[1]?.instances ?? []).slice(0, 2);
  const files = images.map(instanceFile);
  await rows((tx) => tx.pack.deleteMany({ where: { requestId: one.requestId } })); // the scene's pack has no bytes
  const inputs = files.map(async (data, at) => ({
    ...{ name: `000${at + 1}.dcm`, method: 0 as const, crc32: await crc32(data) },
    ...{ compressedSize: data.length, size: data.length, data: new Uint8Array(data) },
  }));
  const bytes = Buffer.concat(writeZip(await Promise.all(inputs)).parts);
  const listed = await readPackDirectory(async (start, end) => bytes.subarray(start, end), bytes.length);
  const key = `packs/${crypto.randomUUID()}.zip`;
  await putObject(key, bytes);
  await rows(async (tx) => {
    const series = await tx.series.findFirstOrThrow({ where: { study: { requestId: one.requestId } } });
    const times = { storedAt: new Date() };
    const pack = { requestId: one.requestId, key, size: bytes.length, sha256: "x", announced: [], ...times };
    const { id: packId } = await tx.pack.create({ data: { ...pack, state: "checked" } });
    for (const [at, { name: entry, size, dataOffset, compressedSize }] of listed.entries()) {
      const place = { requestId: one.requestId, packId, entry, size, method: 0, dataOffset, compressedSize };
      const sha256 = hexOf(files[at] ?? "");
      const { id: fileId } = await tx.scanFile.create({ data: { ...place, sha256, state: "accepted" } });
      const { sopInstanceUid, sopClassUid } = images[at] ?? { sopInstanceUid: "", sopClassUid: "" };
      const of = { seriesId: series.id, fileId, sopInstanceUid, sopClassUid, transferSyntax: "1.2.840.10008.1.2.1" };
      await tx.instance.create({ data: { ...of, rows: 1, columns: 1, attributes: {} } });
    }
  });
  return { ...one, images, files };
}

async function build(requestId: string): Promise<void> {
  const which = { requestId_kind: { requestId, kind: "packet" as const } };
  const rowOf = () => rows((tx) => tx.requestExport.findUnique({ where: which }));
  for (let steps = 0; steps < 5 && (await rowOf())?.state === "building"; steps++)
    expectOk(await buildExport(system, { exportId: (await rowOf())?.id ?? "" }));
}

async function packetOf(actor: Person, requestId: string): Promise<Map<string, Uint8Array>> {
  expectOk(await startPacket(actor, { requestId }));
  await build(requestId);
  const { url, fileName } = expectOk(await downloadPacket(actor, { requestId }));
  expect(fileName).toBe(`foramen-case-${(await requestRow(requestId)).reference}.zip`);
  const zip = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const limits = { ...packLimits, foreign: true };
  const listed = await readPackDirectory(async (start, end) => zip.subarray(start, end), zip.length, limits);
  const files = new Map<string, Uint8Array>();
  for (const entry of listed) {
    const { dataOffset, compressedSize } = entry;
    files.set(entry.name, await inflateEntry(zip.subarray(dataOffset, dataOffset + compressedSize), entry));
  }
  return files;
}

const textOf = async (pdf: Uint8Array | undefined): Promise<string> =>
  (await readPdf(pdf ?? new Uint8Array())).join(" ").replace(/\s+/g, " ");

describe("the packet of a case", () => {
  test("holds request and opinion as PDF, and the scan as a disc, byte for byte", async () => {
    const one = await withPhantom();
    const { surgeon, coordinator, requestId, files, images } = one;
    expect([...(await packetOf(surgeon, requestId)).keys()]).not.toContain("OPINION.PDF");
    const mark = { id: crypto.randomUUID(), sopInstanceUid: images[0]?.sopInstanceUid ?? "", frame: 1, text: "" };
    const length = {
      ...mark,
      id: crypto.randomUUID(),
      kind: "length" as const,
      points: [
        [1, 1],
        [4, 5],
      ] as [number, number][],
    };
    expectOk(
      await saveMarkings(surgeon, { requestId, put: [{ ...mark, kind: "key_image", points: [] }, length], remove: [] }),
    );
    expectOk(await signOff(one));
    const packet = await packetOf(coordinator, requestId);
    expect([...packet.keys()]).toEqual([
      ...["REQUEST.PDF", "OPINION.PDF"],
      ...["DICOM/ST000001/SE000001/IM000001", "DICOM/ST000001/SE000001/IM000002"],
      ...["DICOM/KO000001", "DICOM/SR000001", "README.TXT", "DICOMDIR"],
    ]);
    expect([...packet.values()].slice(2, 4).map((file) => Buffer.from(file))).toEqual(
      files.map((file) => Buffer.from(file)),
    );
    const directory = await readDirectory(packet.get("DICOMDIR") ?? new Uint8Array());
    expect(directory.contents[0]?.series[0]?.instances.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual(
      images.map(({ sopInstanceUid }) => sopInstanceUid),
    );
    const report = packet.get("DICOM/SR000001") ?? new Uint8Array();
    expect(await readMeasurements(report)).toMatchObject([{ trackingId: "length 1", values: [{ unit: "mm" }] }]);
    expect(await textOf(packet.get("REQUEST.PDF"))).toMatch(/Pat Sample.*low back pain/i);
    expect(await textOf(packet.get("OPINION.PDF"))).toMatch(/One disc touches a nerve.*Contact to the left L5 root/);
  });

  test("is for intake staff and the case's surgeon, each act in the trail, and gone when it is taken back", async () => {
    const one = await withPhantom();
    const { patient, requestId, surgeon, coordinator } = one;
    const strangers: Actor[] = [patient, await newPatient(), await newStaff("surgeon"), nobody];
    for (const actor of [...strangers, await newStaff("administrator")])
      for (const act of [startPacket, viewPacket, downloadPacket, cancelPacket])
        expect(codeOfResult(await act(actor, { requestId }))).toMatch(/forbidden|not_found|signed_out/);
    await packetOf(surgeon, requestId);
    expect(expectOk(await viewPacket(coordinator, { requestId }))).toMatchObject({ state: "ready" });
    const acts = (await entries({ requestId, outcome: "done" })).map(({ act }) => act);
    expect(acts.filter((act) => /^packet\.(make|download)$/.test(act))).toEqual(["packet.make", "packet.download"]);
    expectOk(await cancelPacket(coordinator, { requestId }));
    expect(codeOfResult(await downloadPacket(surgeon, { requestId }))).toBe("not_found");
    expectOk(await takeBack(one));
    expect(codeOfResult(await startPacket(coordinator, { requestId }))).toBe("forbidden");
  });

  test("leaves out what may be another person's until staff have decided", async () => {
    const { requestId, coordinator } = await withPhantom();
    await rows((tx) => tx.study.updateMany({ where: { requestId }, data: { identity: "mismatch" } }));
    expect([...(await packetOf(coordinator, requestId)).keys()]).toEqual(["REQUEST.PDF"]);
  });
});
