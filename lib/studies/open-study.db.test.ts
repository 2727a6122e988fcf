import { describe, expect, test } from "vitest";
import { assignedRequest, codeOfResult, draftRequest, newPatient, newStaff, rows } from "../../config/command-scene.ts";
import { system } from "#lib/accounts/actor.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { removeUnused } from "#lib/platform/storage.ts";
import { ingestPack } from "./ingest-pack.ts";
import { openStudy } from "./open-study.ts";
import { sampleImage, samplePack, sendPack } from "./sample-pack.ts";

const image = (study: string, number: number) =>
  specimen([
    ["0020,000d", "UI", study],
    ["0020,000e", "UI", `${study}.1`],
    ["0008,0018", "UI", `${study}.1.${number}`],
    ["0020,0013", "IS", String(number)],
  ]);

async function sent(...packs: Uint8Array<ArrayBuffer>[][]) {
  const draft = await draftRequest();
  for (const files of packs) {
    const packId = await sendPack(draft.patient, draft.requestId, await samplePack(files));
    await removeUnused(expectOk(await ingestPack(system, { packId })));
  }
  return draft;
}

describe("opening a study", () => {
  test("gives each image's place in a pack, and addresses that answer exactly those bytes", async () => {
    const files = [image("1.2.77", 2), image("1.2.77", 1)];
    const { patient, requestId } = await sent(files);
    const index = expectOk(await openStudy(patient, { requestId }));
    expect(index.cleared).toBe(false);
    const instances = index.studies[0]?.series[0]?.instances ?? [];
    expect(instances.map(({ number }) => number)).toEqual([1, 2]);
    for (const { packId, dataOffset, compressedSize, number } of instances) {
      const range = `bytes=${dataOffset}-${dataOffset + compressedSize - 1}`;
      const res = await fetch(index.packs[packId]?.url ?? "", { headers: { range } });
      expect(res.status).toBe(206);
      expect(new Uint8Array(await res.arrayBuffer())).toEqual(image("1.2.77", number ?? 0));
    }
  });

  test("signs for no pack that is not checked, nor for one whose files were all refused", async () => {
    const { patient, requestId } = await sent([image("1.2.78", 1)], [new TextEncoder().encode("nothing")]);
    await sendPack(patient, requestId, await samplePack([image("1.2.78", 2)]));
    const index = expectOk(await openStudy(patient, { requestId }));
    expect(Object.keys(index.packs)).toHaveLength(1);
  });

  test("signs for nothing of a study that was withdrawn", async () => {
    const { patient, requestId } = await sent([image("1.2.79", 1)], [image("1.2.80", 1)]);
    await rows((tx) =>
      tx.study.updateMany({ where: { requestId, studyInstanceUid: "1.2.79" }, data: { withdrawnAt: new Date() } }),
    );
    const index = expectOk(await openStudy(patient, { requestId }));
    expect(index.studies).toHaveLength(1);
    expect(Object.keys(index.packs)).toEqual([index.studies[0]?.series[0]?.instances[0]?.packId]);
  });

  test("is for the patient, for staff once it was sent, and for the surgeon who has it", async () => {
    const { requestId } = await sent([sampleImage(1)]);
    expect(codeOfResult(await openStudy(await newPatient(), { requestId }))).toBe("not_found");
    expect(codeOfResult(await openStudy(await newStaff("coordinator"), { requestId }))).toBe("not_found");
    const assigned = await assignedRequest();
    const open = async (actor: Parameters<typeof openStudy>[0]) => codeOfResult(await openStudy(actor, assigned));
    expect([await open(assigned.surgeon), await open(assigned.coordinator)]).toEqual(["ok", "ok"]);
    expect(await open(await newStaff("surgeon"))).toBe("not_found");
  });
});
