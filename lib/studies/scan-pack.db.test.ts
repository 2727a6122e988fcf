import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftRequest, rows } from "../../config/command-scene.ts";
import { eicar, hasClamd, startClamd } from "../../config/real-clamd.ts";
import { system } from "#lib/accounts/actor.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { storedSize, removeUnused } from "#lib/platform/storage.ts";
import { ingestPack } from "./ingest-pack.ts";
import { sampleImage, samplePack, sendPack } from "./sample-pack.ts";

describe.skipIf(!hasClamd)("a pack before a real virus scanner", () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  beforeAll(async () => {
    clamd = await startClamd();
    process.env["CLAMD"] = clamd.scanner.address; // read once, by the first command of this file
  });
  afterAll(() => clamd.stop());

  const infected = (number: number) =>
    specimen([
      ["0008,0018", "UI", `1.2.3.4.${number}`],
      ["0009,0010", "LO", "TEST"],
      ["0009,1001", "OB", eicar],
    ]);
  const filesOf = (requestId: string) =>
    rows((tx) => tx.scanFile.findMany({ where: { requestId }, orderBy: { entry: "asc" } }));
  const send = async (files: Parameters<typeof samplePack>[0]) => {
    const { patient, requestId } = await draftRequest();
    const packId = await sendPack(patient, requestId, await samplePack(files));
    const { key } = await rows((tx) => tx.pack.findUniqueOrThrow({ where: { id: packId } }));
    return { packId, requestId, key };
  };

  test("loses the file in which it finds something, by name, and keeps the others", async () => {
    const { packId, requestId, key } = await send([sampleImage(1), infected(2), sampleImage(3)]);
    await removeUnused(expectOk(await ingestPack(system, { packId })));
    expect((await filesOf(requestId)).map(({ state, reason }) => reason ?? state)).toEqual([
      "accepted",
      "malware",
      "accepted",
    ]);
    expect(await storedSize(key)).toBeNull(); // it was written anew without it
  });

  test("waits while the scanner is away, and nothing of it can be seen", async () => {
    const { packId, requestId } = await send([sampleImage(1)]);
    await clamd.stop();
    const waiting = await ingestPack(system, { packId });
    expect(waiting).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
    expect(await filesOf(requestId)).toEqual([]);
    expect(await rows((tx) => tx.pack.findUnique({ where: { id: packId } }))).toMatchObject({ state: "stored" });
  });
});
