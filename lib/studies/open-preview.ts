import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { readObject } from "#lib/platform/storage.ts";
import { canSeeImages } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { studiesFor } from "./repo.ts";

/** The small picture of a series, WebP: a few kilobytes of our own making, so they may pass through the portal. */
export const openPreview = command({
  name: "scan.preview",
  input: z.object({ requestId: z.uuid(), seriesId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSeeImages,
  async run({ tx, actor, subject: request, input: { seriesId } }) {
    const where = { id: seriesId, previewKey: { not: null }, study: studiesFor(actor, request.id) };
    const series = await tx.series.findFirst({ where, select: { previewKey: true } });
    if (!series?.previewKey)
      throw new Refusal("not_found", {
        en: "There is no picture of this series.",
        es: "No hay imagen de esta serie.",
      });
    return series.previewKey;
  },
  after: (key) => readObject(key),
  view: true,
});
