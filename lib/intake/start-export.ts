import { z } from "zod";
import { command } from "#lib/command.ts";
import { atTheStart } from "#lib/exports/cursor.ts";
import { exportFolder, nextPacks, nextPapers, removeExports } from "#lib/exports/repo.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { languages } from "#lib/platform/language.ts";
import { canExport } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/**
 * Has everything of a request put into one ZIP for its patient. While one is being made, asking again changes nothing;
 * one that is ready is replaced.
 */
export const startExport = command({
  name: "request.export",
  input: z.object({ requestId: z.uuid(), language: z.enum(languages) }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canExport,
  async run({ tx, subject: { id: requestId }, input: { language }, trail }) {
    await lockRequest(tx, requestId); // two windows: the second finds what the first has begun
    const before = await tx.requestExport.findUnique({ where: { requestId } });
    trail.detail = { begun: before?.state !== "building" };
    if (before?.state === "building") return { requestId };
    if (before) await removeExports(tx, [before]);
    const papers = (await nextPapers(tx, requestId, null)).reduce((sum, { size }) => sum + size, 0);
    const packs = (await nextPacks(tx, requestId, null)).reduce((sum, { bytes }) => sum + bytes, 0);
    const key = `${exportFolder}${crypto.randomUUID()}.zip`;
    const { id: exportId } = await tx.requestExport.create({
      data: { requestId, language, key, cursor: atTheStart, totalBytes: papers + packs },
    });
    await enqueue(tx, "build-export", { exportId });
    return { requestId };
  },
});
