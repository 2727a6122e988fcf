import { z } from "zod";
import { command } from "#lib/command.ts";
import { signGet } from "#lib/platform/storage.ts";
import { canSeePapers } from "#lib/requests/policy.ts";
import { type PaperPage, previewType } from "./paper.ts";
import { demandKept, findPaper } from "./repo.ts";

/**
 * Opens a paper: the pictures of its pages, at addresses that work for a quarter of an hour; never the file itself.
 * Every opening is an entry in the trail.
 */
export const openPaper = command({
  name: "paper.open",
  input: z.object({ requestId: z.uuid(), paperId: z.uuid() }),
  subject: findPaper,
  allow: (actor, { request }) => canSeePapers(actor, request),
  async run({ tx, subject: paper, trail }) {
    trail.detail = { paperId: paper.id };
    demandKept(paper);
    return tx.paperPreview.findMany({ where: { paperId: paper.id }, orderBy: { page: "asc" } });
  },
  async after(previews): Promise<{ pages: PaperPage[] }> {
    const pages = previews.map(async ({ page, key, width, height }) => {
      const { url } = await signGet(key, { type: previewType, fileName: `page-${page}.webp` });
      return { page, width, height, url };
    });
    return { pages: await Promise.all(pages) };
  },
});
