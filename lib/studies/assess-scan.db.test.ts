import { describe, expect, test } from "vitest";
import {
  answeredDraft,
  codeOfResult,
  draftRequest,
  entries,
  jobsOn,
  newPatient,
  newStaff,
  rows,
} from "../../config/command-scene.ts";
import { system } from "#lib/accounts/actor.ts";
import { type Element, specimen } from "#lib/imaging/specimen.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { readObject, storedSize, removeUnused } from "#lib/platform/storage.ts";
import { assessScan } from "./assess-scan.ts";
import { drawPreviews } from "./draw-previews.ts";
import { followScan } from "./follow-scan.ts";
import { ingestPack } from "./ingest-pack.ts";
import { noteListing } from "./note-listing.ts";
import { openPreview } from "./open-preview.ts";
import { samplePack, sendPack } from "./sample-pack.ts";

const slice = (number: number, own: readonly Element[] = []) =>
  specimen([
    ["0008,0018", "UI", `1.2.3.4.${number}`],
    ["0008,103e", "LO", "SAG T2 TSE"],
    ["0010,0010", "PN", "Sample^Pat"],
    ["0010,0030", "DA", "19610427"],
    ["0018,0050", "DS", "4"],
    ["0018,0080", "DS", "3500"],
    ["0018,0081", "DS", "100"],
    ["0020,0013", "IS", String(number)],
    ["0020,0032", "DS", `${number * 4}\\0\\0`],
    ["0020,0037", "DS", "0\\1\\0\\0\\0\\-1"],
    ["0028,0030", "DS", "1\\1"],
    ...own,
  ]);

async function assessed(files: ReturnType<typeof slice>[], patient = answeredDraft()) {
  const draft = await patient;
  const { requestId } = draft;
  const packId = await sendPack(draft.patient, requestId, await samplePack(files));
  await removeUnused(expectOk(await ingestPack(system, { packId })));
  expect(expectOk(await followScan(draft.patient, { requestId })).state).toBe("checking");
  expectOk(await assessScan(system, { requestId }));
  return draft;
}

const studyOf = (requestId: string) =>
  rows((tx) => tx.study.findFirstOrThrow({ where: { requestId }, include: { series: true } }));

const some = [1, 2, 3, 4, 5, 6, 7, 8];

describe("a scan judged as a whole", () => {
  test("is checked only then, and says whose it is and what it shows", async () => {
    const { patient, requestId } = await assessed(some.map((number) => slice(number)));
    expect(expectOk(await followScan(patient, { requestId })).state).toBe("checked");
    expect(await jobsOn("draw-previews", { requestId })).toHaveLength(1);
    const { identity, series } = await studyOf(requestId);
    expect(identity).toBe("match");
    expect(series[0]?.facts).toMatchObject({
      plane: "sagittal",
      sequence: { weighting: "T2" },
      stacks: [
        { kind: "stack", spacing: 4, even: true, instanceIds: expect.objectContaining({ length: 8 }) as unknown },
      ],
    });
  });

  test("of another person is held back, and says so with the reason", async () => {
    const other = some.map((number) => slice(number, [["0010,0030", "DA", "19620427"]]));
    const { patient, requestId } = await assessed(other);
    expect(expectOk(await followScan(patient, { requestId })).state).toBe("mismatch");
    expect((await studyOf(requestId)).identityReasons[0]).toContain("birth date differs");
  });

  test("of two persons in one study is held back, whoever the first is", async () => {
    const files = some.map((number) => slice(number, number > 4 ? [["0010,0010", "PN", "Other^Quite"]] : []));
    const { requestId } = await assessed(files);
    expect(await studyOf(requestId)).toMatchObject({ identity: "mismatch" });
  });

  test("is judged anew when the person's name or birth date is corrected", async () => {
    const { patient, requestId } = await assessed([slice(1, [["0010,0030", "DA", "19620427"]])]);
    const given = { fullName: "Pat Sample", birthDate: { month: "4", day: "27", year: "1962" } };
    expectOk(await saveAnswer(patient, { requestId, slug: "person", given }));
    expectOk(await assessScan(system, { requestId }));
    expect((await studyOf(requestId)).identity).toBe("match");
  });

  test("is compared with what the disc lists, and with the rhythm of its slices", async () => {
    const { patient, requestId } = await draftRequest();
    const series = { uid: "1.2.3.4", modality: "MR", instances: some.map((number) => `1.2.3.4.${number}`) };
    expectOk(await noteListing(patient, { requestId, studies: [{ uid: "1.2.3", series: [series] }] }));
    await assessed(
      some.filter((number) => number !== 5).map((number) => slice(number)),
      Promise.resolve({ patient, requestId }),
    );
    const { receipt } = await rows((tx) => tx.scanAssessment.findUniqueOrThrow({ where: { requestId } }));
    expect(receipt).toMatchObject({
      hasList: true,
      studies: [{ series: [{ listed: 8, arrived: 7, absent: ["1.2.3.4.5"] }] }],
    });
  });

  test("is told to its patient by mail once the request was sent, and again only when it is other news", async () => {
    const { patient, requestId } = await assessed([slice(1)]);
    expectOk(await submitRequest(patient, { requestId }));
    for (const birthDate of ["1961-04-27", "1961-04-27", "1950-01-02", "1950-01-02"].map((day) => new Date(day))) {
      await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { birthDate } }));
      expectOk(await assessScan(system, { requestId }));
    }
    const notices = await rows((tx) => tx.notice.findMany({ where: { requestId }, orderBy: { id: "asc" } }));
    expect(notices.map(({ kind }) => kind)).toEqual(["submitted", "files_checked", "files_question"]);
  });

  test("is nobody's to judge but the portal's own", async () => {
    const { patient, requestId } = await assessed([slice(1)]);
    expect(codeOfResult(await assessScan(patient, { requestId }))).toBe("forbidden");
    expect(await entries({ requestId, act: "scan.assess", outcome: "done" })).toHaveLength(1);
  });
});

describe("the preview of a series", () => {
  const draw = async (requestId: string) => removeUnused(expectOk(await drawPreviews(system, { requestId })));

  test("shows its middle slice, is drawn once, and is opened by those who see the images", async () => {
    const { patient, requestId } = await assessed(some.map((number) => slice(number)));
    await draw(requestId);
    const { id: seriesId, previewKey } = (await studyOf(requestId)).series[0] ?? { id: "", previewKey: null };
    expect(previewKey).toMatch(/^previews\/[0-9a-f-]{36}\.webp$/);
    await draw(requestId);
    expect((await studyOf(requestId)).series[0]?.previewKey).toBe(previewKey);
    const bytes = expectOk(await openPreview(patient, { requestId, seriesId }));
    expect(new TextDecoder().decode(bytes?.subarray(8, 12))).toBe("WEBP");
    for (const stranger of [await newPatient(), await newStaff("surgeon"), await newStaff("administrator")])
      expect(codeOfResult(await openPreview(stranger, { requestId, seriesId }))).toBe("not_found");
  });

  test("is drawn anew when its middle becomes another slice, and the old one goes", async () => {
    const draft = await assessed([slice(1), slice(2)]);
    await draw(draft.requestId);
    const before = (await studyOf(draft.requestId)).series[0]?.previewKey ?? "";
    await assessed([slice(3), slice(4), slice(5), slice(6)], Promise.resolve(draft));
    await draw(draft.requestId);
    const after = (await studyOf(draft.requestId)).series[0]?.previewKey ?? "";
    expect(after).not.toBe(before);
    expect(await storedSize(before)).toBeNull();
    expect(await readObject(after)).not.toBeNull();
  });
});
