import { expect, test } from "vitest";
import { answeredDraft, newStaff, rows } from "../../config/command-scene.ts";
import { type Element, specimen } from "#lib/imaging/specimen.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { decideIdentity } from "#lib/triage/decide-identity.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { followScan } from "./follow-scan.ts";
import { openStudy } from "./open-study.ts";
import { haveChecked } from "./sample-check.ts";
import { samplePack, sendPack } from "./sample-pack.ts";
import { withdrawStudy } from "./withdraw-study.ts";

const slice = (study: string, series: string, at: number, own: readonly Element[] = []) =>
  specimen([
    ["0008,0018", "UI", `1.2.3.4.${study}.${series}.${at}`],
    ["0008,0050", "SH", "A1"],
    ["0008,103e", "LO", "T2 SAG"],
    ["0010,0010", "PN", "Sample^Pat"],
    ["0020,000d", "UI", `1.2.3.${study}`],
    ["0020,000e", "UI", `1.2.3.4.${series}`],
    ["0020,0011", "IS", series.split(".")[0] ?? ""],
    ["0020,0013", "IS", String(at)],
    ["0020,0032", "DS", `${at * 4}\\0\\0`],
    ["0020,0037", "DS", "0\\1\\0\\0\\0\\-1"],
    ["0028,0030", "DS", "1\\1"],
    ...own,
  ]);

/** One examination under two study UIDs; its series 5 has a UID for each file, and its series 6 lies in both. */
const broken = [
  ...[1, 2, 3, 4].map((at) => slice("1", `5.${at}`, at)),
  ...[1, 2].map((at) => slice("1", "6", at)),
  ...[3, 4].map((at) => slice("2", "6", at)),
];
const anotherDay = slice("3", "5", 1, [["0008,0020", "DA", "20240301"]]);

async function sent(...packs: Uint8Array<ArrayBuffer>[][]) {
  const { patient, requestId } = await answeredDraft();
  for (const files of packs) await haveChecked(requestId, await sendPack(patient, requestId, await samplePack(files)));
  return { patient, requestId };
}

test("one examination under two UIDs is one for all who look, and its files stay as they came", async () => {
  // In two packs, so that the second half joins what was shown before.
  const { patient, requestId } = await sent([...broken.slice(0, 6), anotherDay], broken.slice(6));
  const scan = expectOk(await followScan(patient, { requestId }));
  expect(scan.counts).toMatchObject({ images: 9, studies: 2 });
  expect(scan.studies.map(({ date, named, series }) => [date, named, series.map((one) => one.images)])).toEqual([
    ["2024-03-01", 1, [1]],
    ["2024-02-29", 2, [4, 4]],
  ]);
  const { studies } = expectOk(await openStudy(patient, { requestId }));
  const placesOf = (at: number) =>
    studies[1]?.series[at]?.instances.map(({ imagePosition }) => (imagePosition?.[0] ?? 0) / 4);
  expect([studies.length, placesOf(0), placesOf(1)]).toEqual([2, [1, 2, 3, 4], [1, 2, 3, 4]]);
  const uids = await rows((tx) => tx.series.count({ where: { study: { requestId } } }));
  expect(uids).toBe(7);
});

test("what is decided about it, and taking it out, is about all of it", async () => {
  const { patient, requestId } = await sent(broken);
  const [study] = expectOk(await followScan(patient, { requestId })).studies;
  expectOk(await withdrawStudy(patient, { requestId, studyId: study?.id ?? "" }));
  expect(await rows((tx) => tx.scanFile.count({ where: { requestId } }))).toBe(0);
  expect(await rows((tx) => tx.study.count({ where: { requestId } }))).toBe(0);

  await haveChecked(requestId, await sendPack(patient, requestId, await samplePack(broken)));
  expectOk(await submitRequest(patient, { requestId }));
  const coordinator = await newStaff("coordinator");
  expectOk(await claimRequest(coordinator, { requestId }));
  const [again] = expectOk(await viewRequest(coordinator, { requestId })).scan.studies;
  const reason = "Another person's disc";
  expectOk(await decideIdentity(coordinator, { requestId, studyId: again?.id ?? "", decision: "not_theirs", reason }));
  const decided = await rows((tx) => tx.study.findMany({ where: { requestId }, select: { decision: true } }));
  expect(decided).toEqual([{ decision: "not_theirs" }, { decision: "not_theirs" }]);
  expect(expectOk(await viewRequest(coordinator, { requestId })).scan.studies).toMatchObject([
    { named: 2, decision: { theirs: false } },
  ]);
});
