import sharp from "sharp";
import { z } from "zod";
import { putObject, signGet } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { lockRequest } from "#lib/requests/repo.ts";
import { task } from "#lib/task.ts";
import { havePreviewDrawn } from "./examination.ts";
import { type Undrawn, undrawnSeries } from "./judging-repo.ts";
import { previewFolder } from "./repo.ts";

/**
 * Draws a small picture of the middle slice of each series that has none, or whose slice is gone, and keeps it in
 * storage. What cannot be drawn stays without. Answers which objects nothing points at any more.
 */
export const drawPreviews = task({
  name: "scan.draw-previews",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, _actor, { requestId }) => undrawnSeries(tx, requestId),
  allow: isSystem,
  async work({ subject: { series } }) {
    const drawn: { id: string; key: string; of: string }[] = [];
    for (const one of series) {
      const key = await draw(one);
      if (key) drawn.push({ id: one.id, key, of: one.middle.id });
    }
    return drawn;
  },
  async save({ tx, subject: { id: requestId, series }, worked: drawn, trail }) {
    await lockRequest(tx, requestId);
    const removeKeys: string[] = [];
    for (const { id, key: previewKey, of: previewOf } of drawn) {
      const before = series.find((one) => one.id === id)?.previewKey ?? null;
      const { count } = await tx.series.updateMany({
        where: { id, previewKey: before },
        data: { previewKey, previewOf },
      });
      const unused = count === 0 ? previewKey : before;
      if (unused) removeKeys.push(unused);
    }
    trail.detail = { drawn: drawn.length };
    return { removeKeys };
  },
});

async function draw({ middle }: Undrawn): Promise<string | null> {
  const { url } = await signGet(middle.key);
  const preview = await havePreviewDrawn({ ...middle, url });
  if (!preview) return null;
  const { width, height, channels, data } = preview;
  const webp = await sharp(data, { raw: { width, height, channels } }).webp({ quality: 80 }).toBuffer();
  const key = `${previewFolder}${crypto.randomUUID()}.webp`;
  await putObject(key, webp);
  return key;
}
