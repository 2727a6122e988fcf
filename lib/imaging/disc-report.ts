import type { DataSet } from "#lib/imaging/data-set.ts";
import { parseFile } from "#lib/imaging/dataset.ts";
import { readFields } from "#lib/imaging/fields.ts";
import { type DiscReport, structuredReport } from "#lib/imaging/structured-report.ts";

/**
 * The report that a DICOM object without pixels holds: Encapsulated PDF Storage, or a structured report that a person
 * wrote (PS3.4 B.5: Basic Text, Enhanced, Comprehensive). Null for anything else: dose reports, key object selections,
 * findings of programs, damaged files. `bytes` is the whole file.
 */
export async function readDiscReport(bytes: Uint8Array): Promise<DiscReport | null> {
  const file = await parseFile(bytes, false);
  if (typeof file === "string" || file.overrun || file.pixels) return null;
  const sopClass = readFields(file.body).uid("x00080016");
  if (sopClass === encapsulatedPdf) return encapsulated(file.body);
  return written.has(sopClass) ? structuredReport(file.body) : null;
}

const encapsulatedPdf = "1.2.840.10008.5.1.4.1.1.104.1";

const written = new Set(["11", "22", "33", "34"].map((end) => `1.2.840.10008.5.1.4.1.1.88.${end}`));

/** The document (0042,0011) is taken for what its MIME type says only where its bytes say the same. */
function encapsulated(body: DataSet): DiscReport | null {
  const fields = readFields(body);
  const element = body.elements["x00420011"];
  if (!element || element.items || fields.text("x00420012").toLowerCase() !== "application/pdf") return null;
  const value = body.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  const padded = value.at(-1) === 0 ? value.subarray(0, -1) : value;
  if (String.fromCharCode(...padded.subarray(0, 5)) !== "%PDF-") return null;
  const name = fields.text("x00420010") || fields.item("x0040a043").text("x00080104") || fields.text("x0008103e");
  return { title: name || "Report", pdf: padded };
}
