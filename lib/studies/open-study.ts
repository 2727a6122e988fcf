import { z } from "zod";
import { command } from "#lib/command.ts";
import { env } from "#lib/platform/env.ts";
import { signGet } from "#lib/platform/storage.ts";
import { canSeeImages } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { indexOf, studiesFor } from "./repo.ts";
import type { StudyIndex } from "./study-index.ts";

/** Opens the images of a request: the index with every image's geometry, and short-lived addresses of checked packs. */
export const openStudy = command({
  name: "scan.open",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSeeImages,
  run: ({ tx, actor, subject: request }) => indexOf(tx, request.id, studiesFor(actor, request.id)),
  async after({ index, keys }): Promise<StudyIndex> {
    const signed = [...keys].map(async ([packId, key]) => {
      const { url, expiresAt } = await signGet(key);
      return [packId, { url, expiresAt: expiresAt.toISOString() }] as const;
    });
    const cleared = env().PRIMARY_DIAGNOSIS === "cleared";
    return { ...index, cleared, packs: Object.fromEntries(await Promise.all(signed)) };
  },
  view: true,
});
