import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  atOnce,
  codeOfResult,
  draftRequest,
  entries,
  hexOf,
  jobsOn,
  newPatient,
  newStaff,
  requestRow,
  reviewedRequest,
  rows,
  submittedRequest,
} from "../../config/command-scene.ts";
import { type Actor, type Person, system } from "#lib/accounts/actor.ts";
import { recordAct } from "#lib/audit/repo.ts";
import { partTarget } from "#lib/exports/repo.ts";
import { sweepExports } from "#lib/exports/sweep-exports.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { putPaper } from "#lib/papers/sample-paper.ts";
import { samplePdf } from "#lib/papers/specimen.ts";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { putObject, storedSize } from "#lib/platform/storage.ts";
import { storedParts } from "#lib/platform/storage-parts.ts";
import { removeLeftovers } from "#lib/studies/clear-storage.ts";
import { reconcileStorage } from "#lib/studies/reconcile-storage.ts";
import { crc32 } from "#lib/upload/checksum.ts";
import { maxPackBytes } from "#lib/upload/limits.ts";
import { inflateEntry, packLimits, readPackDirectory, writeZip } from "#lib/upload/zip.ts";
import { buildExport } from "./build-export.ts";
import { cancelExport } from "./cancel-export.ts";
import { downloadExport } from "./download-export.ts";
import { startExport } from "./start-export.ts";
import { viewExport } from "./view-export.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const begin = (actor: Actor, requestId: string, language: "en" | "es" = "en") =>
  startExport(actor, { requestId, language });

const which = (requestId: string) => ({ requestId_kind: { requestId, kind: "copy" as const } });

const rowOf = (requestId: string) => rows((tx) => tx.requestExport.findUnique({ where: which(requestId) }));

const idOf = async (requestId: string) => (await rowOf(requestId))?.id ?? "";

/** What the worker does, job after job. */
async function build(requestId: string): Promise<void> {
  const exportId = await idOf(requestId);
  for (let steps = 0; steps < 20 && (await rowOf(requestId))?.state === "building"; steps++)
    expectOk(await buildExport(system, { exportId }));
}

/** A pack with these files, checked, its bytes in storage. */
async function storedPack(requestId: string, files: readonly Bytes[]): Promise<void> {
  const inputs = files.map(async (data, at) => ({
    name: `${String(at + 1).padStart(4, "0")}.dcm`,
    method: 0 as const,
    crc32: await crc32(data),
    compressedSize: data.length,
    size: data.length,
    data,
  }));
  const { parts } = writeZip(await Promise.all(inputs));
  const bytes = Buffer.concat(parts);
  const listed = await readPackDirectory(async (start, end) => bytes.subarray(start, end), bytes.length);
  const key = `packs/${crypto.randomUUID()}.zip`;
  await putObject(key, bytes);
  await rows(async (tx) => {
    const series = await tx.series.findFirstOrThrow({ where: { study: { requestId } } });
    const { id: packId } = await tx.pack.create({
      data: {
        requestId,
        key,
        size: bytes.length,
        sha256: "x",
        announced: [],
        state: "checked",
        storedAt: new Date(),
        checkedAt: new Date(),
      },
    });
    for (const [at, { name, size, dataOffset, compressedSize }] of listed.entries()) {
      const file = await tx.scanFile.create({
        data: {
          requestId,
          packId,
          entry: name,
          sha256: hexOf(files[at] ?? ""),
          size,
          method: 0,
          dataOffset,
          compressedSize,
          state: "accepted",
        },
      });
      await tx.instance.create({
        data: {
          seriesId: series.id,
          fileId: file.id,
          sopInstanceUid: `1.2.${at}`,
          sopClassUid: "1.2",
          transferSyntax: "1.2.840.10008.1.2.1",
          rows: 1,
          columns: 1,
          attributes: {},
        },
      });
    }
  });
}

/** A request with originals of these sizes, one pack each, and a paper. */
async function withScan(sizes: readonly number[]) {
  const request = await submittedRequest();
  const { patient, requestId } = request;
  await rows((tx) => tx.pack.deleteMany({ where: { requestId } })); // the scene's pack has no bytes
  const originals = sizes.map((size) => new Uint8Array(randomBytes(size)));
  for (const original of originals) await storedPack(requestId, [original]);
  const paperId = await putPaper(patient, requestId, samplePdf(1));
  const kept = { state: "kept", type: "pdf", pages: 1, storedAt: new Date(), checkedAt: new Date() } as const;
  await rows((tx) => tx.paper.update({ where: { id: paperId }, data: kept }));
  return { ...request, originals };
}

async function download(patient: Person, requestId: string) {
  const { url, fileName } = expectOk(await downloadExport(patient, { requestId }));
  const res = await fetch(url);
  return { bytes: new Uint8Array(await res.arrayBuffer()), headers: res.headers, fileName };
}

async function unpacked(zip: Uint8Array): Promise<Map<string, Uint8Array>> {
  const entries = await readPackDirectory(async (start, end) => zip.subarray(start, end), zip.length, {
    ...packLimits,
    foreign: true,
  });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    const { dataOffset, compressedSize } = entry;
    files.set(entry.name, await inflateEntry(zip.subarray(dataOffset, dataOffset + compressedSize), entry));
  }
  return files;
}

/** A program that is not ours finds nothing wrong with it. */
function isSoundForOthers(zip: Uint8Array): void {
  const path = join(mkdtempSync(join(tmpdir(), "foramen-export-")), "export.zip");
  writeFileSync(path, zip);
  if (existsSync("/usr/bin/unzip")) execFileSync("/usr/bin/unzip", ["-tqq", path]);
}

const textIn = (files: Map<string, Uint8Array>, name: string): string => new TextDecoder().decode(files.get(name));

describe("everything of a request in one ZIP", () => {
  test("holds answers, messages, opinion, consents, who opened it, papers, and the originals byte for byte", async () => {
    const { patient, requestId, coordinator } = await reviewedRequest();
    await rows((tx) => tx.pack.deleteMany({ where: { requestId } }));
    const originals = [300, 301, 302].map((size) => new Uint8Array(randomBytes(size)));
    await storedPack(requestId, originals);
    const body = "Muchas gracias, ¿y ahora?";
    expectOk(await sendMessage(patient, { requestId, messageId: crypto.randomUUID(), body }));
    await rows((tx) => recordAct(tx, { act: "request.view", outcome: "done", actor: coordinator, requestId }));
    const call = { requestId, byId: coordinator.accountId, outcome: "voicemail", note: "Sounds tired" } as const;
    await rows((tx) => tx.call.create({ data: { ...call, direction: "outgoing" } }));
    expectOk(await begin(patient, requestId));
    await build(requestId);
    const { bytes, headers, fileName } = await download(patient, requestId);
    const { reference } = await requestRow(requestId);
    expect(fileName).toBe(`foramen-request-${reference}.zip`);
    expect(headers.get("content-disposition")).toBe(`attachment; filename="${fileName}"`);
    expect(headers.get("content-type")).toBe("application/zip");
    isSoundForOthers(bytes);
    const files = await unpacked(bytes);
    expect([...files.keys()]).toEqual([
      "read-me-first.txt",
      "answers.pdf",
      "answers.json",
      "messages.txt",
      "what-you-agreed-to.txt",
      "phone-calls.txt",
      "who-opened-it.txt",
      "answer-of-the-surgeon.pdf",
      ...[1, 2, 3].map((at) => `DICOM/ST000001/SE000001/IM00000${at}`),
    ]);
    expect([...files.values()].slice(-3)).toEqual(originals);
    expect(textIn(files, "messages.txt")).toContain(body);
    expect(textIn(files, "what-you-agreed-to.txt")).toContain("I ask a surgeon of this clinic");
    expect(textIn(files, "phone-calls.txt")).toMatch(/: we called you, voicemail\n$/);
    expect(textIn(files, "phone-calls.txt")).not.toContain("tired"); // what staff noted is theirs
    expect(textIn(files, "who-opened-it.txt")).toMatch(/Staff read the request/);
    expect(JSON.parse(textIn(files, "answers.json"))).toMatchObject({ reference, answers: { fullName: "Pat Sample" } });
    expect((await readPdf(files.get("answer-of-the-surgeon.pdf") ?? new Uint8Array())).join(" ")).toMatch(/One disc/);
    expect((await readPdf(files.get("answers.pdf") ?? new Uint8Array())).join(" ")).toMatch(/Pat Sample/);
  }, 60_000);

  test("is made part by part, none larger than memory should hold, also of a file larger than a part", async () => {
    const { patient, requestId, originals } = await withScan([partTarget + 5 * 2 ** 20, 3 * 2 ** 20]);
    expectOk(await begin(patient, requestId, "es"));
    expect(expectOk(await viewExport(patient, { requestId })).made).toMatchObject({ state: "building", doneBytes: 0 });
    expectOk(await buildExport(system, { exportId: await idOf(requestId) }));
    const { made } = expectOk(await viewExport(patient, { requestId }));
    expect(made?.doneBytes).toBeGreaterThan(0.5 * (made?.totalBytes ?? 0));
    // A job that comes twice, as after a killed worker, changes nothing.
    await Promise.all([build(requestId), build(requestId)]);
    const { bytes } = await download(patient, requestId);
    isSoundForOthers(bytes);
    const files = await unpacked(bytes);
    const scans = [...files].filter(([name]) => name.startsWith("DICOM/"));
    expect(
      scans.map(([, file]) =>
        Buffer.from(file).equals(originals[scans.findIndex(([, one]) => one === file)] ?? Buffer.of()),
      ),
    ).toEqual([true, true]);
    expect(files.get("documentos/01_my-report.pdf")).toEqual(samplePdf(1));
    expect(textIn(files, "lea-primero.txt")).toContain("byte por byte");
    const steps = await entries({ requestId, act: "request.export-build", outcome: "done" });
    const sizes = steps.map(({ detail }) => (detail as { bytes?: number }).bytes ?? 0);
    expect(sizes.filter((size) => size >= partTarget)).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(partTarget + maxPackBytes);
  }, 60_000);
});

describe("an export", () => {
  test("is the patient's alone, one at a time however often it is asked for, and recorded", async () => {
    const { patient, requestId } = await withScan([100]);
    for (const actor of [await newPatient(), await newStaff("coordinator"), await newStaff("surgeon")])
      for (const act of [
        begin(actor, requestId),
        cancelExport(actor, { requestId }),
        downloadExport(actor, { requestId }),
      ])
        expect(codeOfResult(await act)).toMatch(/not_found|forbidden/);
    const draft = await draftRequest();
    expect(codeOfResult(await begin(draft.patient, draft.requestId))).toBe("forbidden");
    expect(codeOfResult(await downloadExport(patient, { requestId }))).toBe("not_found");
    expect(await atOnce(8, () => begin(patient, requestId))).toEqual({ ok: 8 });
    expect(await jobsOn("build-export", { exportId: await idOf(requestId) })).toHaveLength(1);
    await build(requestId);
    expect(await jobsOn("send-notice", { requestId, notice: "export_ready" })).toHaveLength(1);
    await download(patient, requestId);
    const acts = (await entries({ requestId, outcome: "done" })).map(({ act }) => act);
    expect(acts.filter((act) => act === "request.export-download")).toHaveLength(1);
    expect(acts).toContain("request.export");
  });

  test("can be stopped at any moment, and nothing of it stays in storage", async () => {
    const { patient, requestId } = await withScan([partTarget + 100, 100]);
    expectOk(await begin(patient, requestId));
    const exportId = await idOf(requestId);
    expectOk(await buildExport(system, { exportId }));
    const { key = "", uploadId = "" } = (await rowOf(requestId)) ?? {};
    const [stopped] = await Promise.all([cancelExport(patient, { requestId }), buildExport(system, { exportId })]);
    expectOk(stopped);
    expect(await rowOf(requestId)).toBeNull();
    expect(codeOfResult(await buildExport(system, { exportId }))).toBe("not_found");
    const jobs = (await jobsOn("clear-storage", {})).filter(({ keys }) => (keys as string[]).includes(key));
    for (const job of jobs) expectOk(await removeLeftovers(system, job as never));
    expect(await storedParts({ key, uploadId: uploadId ?? "" })).toBeNull();
    expect(await storedSize(key)).toBeNull();
  });

  test("is removed after its days, and storage without a row is found", async () => {
    const { patient, requestId } = await withScan([100]);
    expectOk(await begin(patient, requestId));
    await build(requestId);
    const { key = "" } = (await rowOf(requestId)) ?? {};
    const walk = expectOk(await reconcileStorage(system, { prefix: "exports/" }));
    expect(walk).toMatchObject({ orphans: 0 });
    const past = new Date(Date.now() - 1_000);
    await rows((tx) => tx.requestExport.update({ where: which(requestId), data: { expiresAt: past } }));
    expect(codeOfResult(await downloadExport(patient, { requestId }))).toBe("not_found");
    expectOk(await sweepExports(system, {}));
    expect(await rowOf(requestId)).toBeNull();
    expect((await jobsOn("clear-storage", {})).flatMap(({ keys }) => keys)).toContain(key);
  });

  test("that stands still goes on, and one whose upload storage has lost is told to have failed", async () => {
    const { patient, requestId } = await withScan([partTarget + 100]);
    expectOk(await begin(patient, requestId));
    const exportId = await idOf(requestId);
    expectOk(await buildExport(system, { exportId }));
    const before = (await jobsOn("build-export", { exportId })).length;
    const longAgo = new Date(Date.now() - 11 * 60_000);
    await rows((tx) =>
      tx.requestExport.update({ where: which(requestId), data: { steppedAt: longAgo, uploadId: "gone" } }),
    );
    expectOk(await sweepExports(system, {}));
    expect(await jobsOn("build-export", { exportId })).toHaveLength(before + 1);
    await build(requestId);
    expect(expectOk(await viewExport(patient, { requestId })).made).toMatchObject({ state: "failed" });
    expectOk(await begin(patient, requestId));
    await build(requestId);
    expect(expectOk(await viewExport(patient, { requestId })).made).toMatchObject({ state: "ready" });
  });
});
