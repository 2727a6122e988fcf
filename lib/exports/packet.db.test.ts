import { describe, expect, test } from "vitest";
import {
  codeOfResult,
  entries,
  newPatient,
  newStaff,
  requestRow,
  rows,
  signOff,
  takeBack,
} from "../../config/command-scene.ts";
import { withPhantom } from "../../config/phantom-scan.ts";
import { type Actor, nobody, type Person, system } from "#lib/accounts/actor.ts";
import { readDirectory } from "#lib/imaging/dicomdir.ts";
import { buildExport } from "#lib/intake/build-export.ts";
import { listOpenings } from "#lib/intake/list-openings.ts";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { readMeasurements } from "#lib/markings/read-report.ts";
import { saveMarkings } from "#lib/markings/save-markings.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { inflateEntry, packLimits, readPackDirectory } from "#lib/upload/zip.ts";
import { cancelPacket } from "./cancel-packet.ts";
import { downloadPacket } from "./download-packet.ts";
import { startPacket } from "./start-packet.ts";
import { viewPacket } from "./view-packet.ts";

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
    const seen = expectOk(await listOpenings(patient, { requestId }));
    expect(seen.map(({ role }) => role)).toEqual(["surgeon"]); // who took the scan along has seen it
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
