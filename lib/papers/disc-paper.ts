import { readDiscReport } from "#lib/imaging/disc-report.ts";
import { maxPaperBytes } from "./paper.ts";
import { textPdf } from "./text-pdf.ts";

/**
 * The paper that a DICOM object on a disc amounts to: the PDF inside it as it is, or a structured report written out as
 * one. Null where it is no report, or one that could not be written out without loss. `bytes` is the whole file.
 */
export async function discPaper(bytes: Uint8Array): Promise<{ label: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const report = await readDiscReport(bytes);
  if (!report) return null;
  const paper = "pdf" in report ? Uint8Array.from(report.pdf) : textPdf(report.lines);
  if (!paper || paper.length > maxPaperBytes) return null;
  return { label: `${report.title.replace(/[/\\]+/g, "-").replace(/\.pdf$/i, "")}.pdf`, bytes: paper };
}
