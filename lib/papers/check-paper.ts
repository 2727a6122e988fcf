import { createHash } from "node:crypto";
import { z } from "zod";
import { readRange, removeObject, storedSize } from "#lib/platform/storage.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { inspectPdf } from "./inspect-pdf.ts";
import { inspectPicture } from "./inspect-picture.ts";
import type { PaperRefusal, PaperType } from "./paper.ts";
import { paperType } from "./paper-type.ts";
import { lockPaper } from "./repo.ts";

/** What a look at the bytes says of a paper. */
export type Inspected =
  | { state: "kept"; type: PaperType; pages: number | null; locked: boolean; width?: number; height?: number }
  | { state: "refused"; refusal: PaperRefusal };

/**
 * Looks at a stored paper and believes nothing: its length and SHA-256 as signed, what it is by its bytes, that it is
 * whole, and that its pages or dimensions are within bounds. Answers the object to take away, if any: told by the row
 * alone, so that a job that died before it did so does it when it is run again.
 */
export const checkPaper = task({
  name: "paper.check",
  input: z.object({ paperId: z.uuid() }),
  subject: (tx, _actor, { paperId }) => tx.paper.findUnique({ where: { id: paperId }, include: { request: true } }),
  allow: isSystem,
  async work({ subject: { state, key, size, sha256 } }): Promise<Inspected | null> {
    if (state !== "stored") return null;
    if ((await storedSize(key)) !== size) return { state: "refused", refusal: "missing" };
    const bytes = await readRange(key, 0, size);
    const hash = createHash("sha256").update(bytes).digest("base64");
    return hash === sha256 ? inspect(bytes) : { state: "refused", refusal: "missing" };
  },
  async save({ tx, subject: { id: paperId, key }, worked, trail }) {
    const state = await lockPaper(tx, paperId);
    if (worked && state === "stored") {
      await tx.paper.update({ where: { id: paperId }, data: { ...worked, checkedAt: new Date() } });
      trail.detail = worked.state === "kept" ? { paperId, type: worked.type } : { paperId, refusal: worked.refusal };
      return { removeKey: worked.state === "refused" ? key : null };
    }
    return { removeKey: state === "refused" ? key : null };
  },
});

/** What bytes are, and whether they can be kept. */
export async function inspect(bytes: Uint8Array): Promise<Inspected> {
  const type = paperType(bytes);
  if (!type) return { state: "refused", refusal: "kind" };
  const facts = type === "pdf" ? await inspectPdf(bytes) : inspectPicture(type, bytes);
  if (typeof facts === "string") return { state: "refused", refusal: facts };
  return { state: "kept", type, pages: 1, locked: false, ...facts };
}

/** Takes a refused paper's bytes away. */
export async function afterCheck({ removeKey }: { removeKey: string | null }): Promise<void> {
  if (removeKey) await removeObject(removeKey);
}
