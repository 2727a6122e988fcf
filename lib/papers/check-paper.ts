import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tx } from "#lib/platform/db.ts";
import { scanForMalware } from "#lib/platform/malware.ts";
import { putObject, readRange, storedSize } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { inspectPdf } from "./inspect-pdf.ts";
import { inspectPicture } from "./inspect-picture.ts";
import { makePreviews, type Previews } from "./make-previews.ts";
import { maxPages, type PaperRefusal, type PaperType } from "./paper.ts";
import { paperType } from "./paper-type.ts";
import { keysOf, lockPaper, previewKey } from "./repo.ts";

type Kept = { state: "kept"; type: PaperType; pages: number | null; locked: boolean; width?: number; height?: number };
type Refused = { state: "refused"; refusal: PaperRefusal };

/** What a look at the bytes says of a paper. */
export type Inspected = Kept | Refused;

type Preview = { page: number; key: string; width: number; height: number };
type Checked = { paper: Inspected; previews: Preview[] };

/**
 * Looks at a stored paper and believes nothing: its length and SHA-256 as signed, what it is by its bytes, that it is
 * whole, within bounds and free of malware; then draws its pages, as those are what people look at. Papers that were
 * kept before pages were drawn are looked at again. Answers the objects to take away, if any.
 */
export const checkPaper = task({
  name: "paper.check",
  input: z.object({ paperId: z.uuid() }),
  subject: (tx, _actor, { paperId }) => tx.paper.findUnique({ where: { id: paperId }, include: { request: true } }),
  allow: isSystem,
  work: ({ subject: paper }) => (isOpen(paper) ? check(paper) : Promise.resolve(null)),
  async save({ tx, subject: { id: paperId, state: before }, worked, trail }) {
    const state = await lockPaper(tx, paperId);
    if (worked && state === before) trail.detail = { paperId, ...(await settle(tx, paperId, before, worked)) };
    // Told by the row alone, so that a job that died before it removed them does so when it is run again.
    if (state === "refused" || trail.detail?.["refusal"]) return { removeKeys: await keysOf(tx, paperId) };
    // Of one that was taken back while it was looked at, the pages go that were drawn since.
    const gone = state === "removed" || state === undefined;
    return { removeKeys: gone && worked ? worked.previews.map(({ key }) => key) : [] };
  },
});

type Stored = { state: string; key: string; size: number; sha256: string; drawnAt: Date | null };

const isOpen = ({ state, drawnAt }: Stored): boolean => state === "stored" || (state === "kept" && drawnAt === null);

async function check({ key, size, sha256 }: Stored): Promise<Checked> {
  if ((await storedSize(key)) !== size) return refused("missing");
  const bytes = await readRange(key, 0, size);
  if (createHash("sha256").update(bytes).digest("base64") !== sha256) return refused("missing");
  const inspected = await inspect(bytes);
  if (inspected.state === "refused") return { paper: inspected, previews: [] };
  const scanned = await scanForMalware(bytes);
  if (scanned.state === "infected") return refused("malware");
  if (scanned.state === "too_large") return refused("unscanned");
  const { outcome, pages, pictures } = await makePreviews(inspected.type, bytes);
  if (pages !== null && pages > maxPages) return refused("pages");
  if (outcome === "damaged") return refused("damaged");
  if (outcome === "hostile") return refused(inspected.type === "pdf" ? "unsafe" : "dimensions");
  const previews = await keep(key, pictures);
  return { paper: { ...inspected, pages: pages ?? inspected.pages, locked: outcome === "locked" }, previews };
}

const refused = (refusal: PaperRefusal): Checked => ({ paper: { state: "refused", refusal }, previews: [] });

async function keep(key: string, pictures: Previews["pictures"]): Promise<Preview[]> {
  const previews: Preview[] = [];
  for (const [page, { bytes, width, height }] of pictures) {
    const preview = { page, key: previewKey(key, page), width, height };
    await putObject(preview.key, bytes);
    previews.push(preview);
  }
  return previews;
}

/** A paper that people may have read already is taken away for malware alone. */
async function settle(tx: Tx, paperId: string, before: string, { paper, previews }: Checked) {
  const checkedAt = new Date();
  const stays = before === "kept" && paper.state === "refused" && paper.refusal !== "malware";
  if (paper.state === "refused" && !stays) {
    await tx.paper.update({ where: { id: paperId }, data: { ...paper, checkedAt } });
    return { refusal: paper.refusal };
  }
  await tx.paper.update({
    where: { id: paperId },
    data: { ...(!stays && paper), checkedAt, drawnAt: checkedAt },
  });
  await tx.paperPreview.createMany({ data: previews.map((preview) => ({ paperId, ...preview })) });
  return { ...(paper.state === "kept" && { type: paper.type }), drawn: previews.length };
}

/** What bytes are, and whether they can be kept. */
export async function inspect(bytes: Uint8Array): Promise<Inspected> {
  const type = paperType(bytes);
  if (!type) return { state: "refused", refusal: "kind" };
  const facts = type === "pdf" ? await inspectPdf(bytes) : inspectPicture(type, bytes);
  if (typeof facts === "string") return { state: "refused", refusal: facts };
  return { state: "kept", type, pages: 1, locked: false, ...facts };
}
