import sharp from "sharp";
import { z } from "zod";
import { putObject, signGet } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { lockRequest } from "#lib/requests/repo.ts";
import { havePreviewDrawn } from "#lib/studies/examination.ts";
import { task } from "#lib/task.ts";
import { drawnMarks } from "./drawn-marks.ts";
import { sharedFolder, undrawnShared } from "./shared-repo.ts";

/** A small frame is drawn larger than it is, so that lines on it stay fine; none larger than this, in pixels. */
const side = { least: 768, most: 1_024 };

type Drawn = { id: string; picture: { key: string; width: number; height: number } | null };

/**
 * Draws the key images that a surgeon shares, with what they marked on them and without a word: pixels alone, and none of
 * a file that says that something is burnt into them. What cannot be drawn is not shown.
 */
export const drawShared = task({
  name: "answer.draw-pictures",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, _actor, { requestId }) => undrawnShared(tx, requestId),
  allow: isSystem,
  async work({ subject: { pictures } }) {
    const drawn: Drawn[] = [];
    for (const one of pictures) drawn.push({ id: one.id, picture: one.image && (await draw(one.image, one.marks)) });
    return drawn;
  },
  async save({ tx, subject: { id: requestId }, worked: drawn, trail }) {
    await lockRequest(tx, requestId);
    const removeKeys: string[] = [];
    for (const { id, picture } of drawn) {
      const data = picture ?? { failedAt: new Date() };
      const { count } = await tx.sharedImage.updateMany({ where: { id, key: null, failedAt: null }, data });
      if (count === 0 && picture) removeKeys.push(picture.key);
    }
    trail.detail = {
      drawn: drawn.filter(({ picture }) => picture).length,
      failed: drawn.filter(({ picture }) => !picture).length,
    };
    return { removeKeys };
  },
});

type Subject = NonNullable<Awaited<ReturnType<typeof undrawnShared>>>["pictures"][number];

async function draw({ key: pack, rows, columns, ...place }: NonNullable<Subject["image"]>, marks: Subject["marks"]) {
  const { url } = await signGet(pack);
  const frame = await havePreviewDrawn({ ...place, url, side: side.most, clean: true });
  if (!frame) return null;
  const { channels, data } = frame;
  const larger = Math.max(1, side.least / Math.max(frame.width, frame.height));
  const [width, height] = [Math.round(frame.width * larger), Math.round(frame.height * larger)];
  const webp = await sharp(data, { raw: { width: frame.width, height: frame.height, channels } })
    .resize({ width, height, fit: "fill" })
    .toColourspace("srgb")
    .composite([{ input: Buffer.from(drawnMarks(marks, { width, height, rows, columns })) }])
    .webp({ quality: 88 })
    .toBuffer();
  const key = `${sharedFolder}${crypto.randomUUID()}.webp`;
  await putObject(key, webp);
  return { key, width, height };
}
