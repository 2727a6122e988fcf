import type { PickedFile } from "#lib/upload/plan.ts";
import type { Selection } from "#lib/upload/plan.ts";
import { discPaper } from "#lib/papers/disc-paper.ts";
import { maxPaperBytes, type PaperKind, type PaperType } from "#lib/papers/paper.ts";

/** A document or picture that lay among the files of a scan: offered, and sent only where somebody says so. */
export type OfferedPaper = { label: string; type: PaperType; kind: PaperKind; file: Blob };

/** How many are offered: a disc has a report, not a library. What comes out of a ZIP is held in memory. */
const most = { papers: 40, unpacked: 120 * 2 ** 20 };

/** The papers of a chosen folder or disc, as files that can be handed to the page. */
export async function offeredPapers(papers: Selection["papers"]): Promise<OfferedPaper[]> {
  const offered: OfferedPaper[] = [];
  let unpacked = 0;
  for (const { path, file, type, wrapped = false } of papers) {
    if (offered.length >= most.papers) break;
    if (file.size > maxPaperBytes) continue;
    if (wrapped || !(file instanceof Blob)) unpacked += file.size;
    if (unpacked > most.unpacked) break;
    if (wrapped) {
      const paper = await unwrapped(file).catch(() => null);
      if (paper) offered.push({ label: paper.label, type, kind: "report", file: new Blob([paper.bytes]) });
      continue;
    }
    const blob = await blobOf(file).catch(() => null);
    const label = path.split(/[/\\]/).at(-1) ?? path;
    if (blob) offered.push({ label, type, kind: guessKind(label, type), file: blob });
  }
  return offered;
}

/** A report of the disc that stands in DICOM's own form, as the document that it is. */
const unwrapped = async (file: PickedFile["file"]) => discPaper(new Uint8Array(await file.arrayBuffer()));

const blobOf = async (file: PickedFile["file"]): Promise<Blob> =>
  file instanceof Blob ? file : new Blob([await file.arrayBuffer()]);

/** On a disc a document is most likely the report, and a picture one of a film or a screen. The person may say otherwise. */
const guessKind = (label: string, type: PaperType): PaperKind => {
  if (type !== "pdf") return "film";
  return /surg|operat|procedure|\bop\b/i.test(label) ? "operation" : "report";
};
