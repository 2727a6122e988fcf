import type { DataSet } from "#lib/imaging/data-set.ts";
import { type TextReader, textReader } from "#lib/imaging/charset.ts";
import { type Fields, readFields } from "#lib/imaging/fields.ts";

/** A report as it lies on a disc: a document inside a DICOM object, or the lines of a structured report. */
export type DiscReport = { title: string; pdf: Uint8Array } | { title: string; lines: string[] };

/** A tree of content is rarely above a few hundred lines; a longer one is measurements by the thousand. */
const maxLines = 2_000;
const maxTextBytes = 64 * 2 ** 10;

/**
 * A structured report in plain lines (PS3.3 C.17.3, content tree), two spaces to a level: who, when, whether it is
 * complete and verified, then what it says in its own words. Null where it says nothing.
 */
export function structuredReport(body: DataSet): DiscReport | null {
  const fields = readFields(body);
  const title = meaningOf(fields.item("x0040a043")) || fields.text("x0008103e") || "Report";
  const content: string[] = [];
  addItems(body, textReader((body.string("x00080005") ?? "").split("\\")), 0, content);
  if (content.length === 0) return null;
  return { title, lines: [...headOf(fields, title), "", ...content] };
}

function headOf(fields: Fields, title: string): string[] {
  const born = fields.date("x00100030");
  const date = fields.date("x00080023") ?? fields.date("x00080020");
  const name = personName(fields.name("x00100010"));
  const state = [states[fields.text("x0040a491")], states[fields.text("x0040a493")]].filter(Boolean);
  return [
    title,
    ...(name || born ? [`Patient: ${[name, born && `born ${born}`].filter(Boolean).join(", ")}`] : []),
    ...(date ? [`Date: ${date}`] : []),
    ...(state.length > 0 ? [`This report is ${state.join(" and ")}.`] : []),
  ];
}

/** Completion Flag and Verification Flag. */
const states: Readonly<Record<string, string>> = {
  COMPLETE: "complete",
  PARTIAL: "partial",
  VERIFIED: "verified",
  UNVERIFIED: "not verified",
};

function addItems(set: DataSet, read: TextReader, depth: number, lines: string[]): void {
  for (const { dataSet } of set.elements["x0040a730"]?.items ?? []) {
    if (lines.length >= maxLines) return;
    const own = dataSet.string("x00080005");
    const reader = own ? textReader(own.split("\\")) : read;
    const fields = readFields(dataSet, reader);
    const concept = meaningOf(fields.item("x0040a043"));
    const value = valueOf(dataSet, fields, reader);
    const indent = "  ".repeat(Math.min(depth, 8));
    const [first = "", ...rest] = value;
    if (concept || first) lines.push(indent + [concept, first].filter(Boolean).join(": "));
    lines.push(...rest.map((line) => `${indent}  ${line}`.trimEnd()));
    addItems(dataSet, reader, depth + 1, lines);
  }
}

/** The value of a content item by its type (0040,A040), in lines. */
function valueOf(set: DataSet, fields: Fields, read: TextReader): string[] {
  switch (fields.text("x0040a040")) {
    case "TEXT":
      return longText(set, "x0040a160", read);
    case "CODE":
      return [meaningOf(fields.item("x0040a168"))];
    case "NUM": {
      const measured = fields.item("x0040a300");
      const number = measured.text("x0040a30a");
      const unit = measured.item("x004008ea");
      return number === "" ? ["not measured"] : [`${number} ${unitOf(unit)}`.trim()];
    }
    case "PNAME":
      return [personName(fields.name("x0040a123"))];
    case "DATE":
      return [fields.date("x0040a121") ?? ""];
    case "TIME":
      return [fields.text("x0040a122").replace(/^(\d\d)(\d\d).*/, "$1:$2")];
    case "DATETIME":
      return [fields.text("x0040a120").replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d).*/, "$1-$2-$3 $4:$5")];
    case "IMAGE":
    case "COMPOSITE":
    case "WAVEFORM":
      return ["(refers to a picture)"];
    default:
      return [""];
  }
}

const meaningOf = (code: Fields): string => code.text("x00080104");

/** "1" and "{…}" are units of no name (UCUM). */
function unitOf(code: Fields): string {
  const value = code.text("x00080100");
  return value === "1" || value.startsWith("{") ? "" : value || meaningOf(code);
}

/** The alphabetic form, "Family, Given Middle". */
function personName(name: string): string {
  const [family = "", ...given] = (name.split("=", 1)[0] ?? "").split("^").map((part) => part.trim());
  return [family, given.filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

/** UT keeps its line breaks; other control characters mean nothing. */
function longText(set: DataSet, tag: string, read: TextReader): string[] {
  const element = set.elements[tag];
  if (!element) return [];
  const end = element.dataOffset + Math.min(element.length, maxTextBytes);
  const text = read(set.byteArray.subarray(element.dataOffset, end));
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trimEnd())
    .slice(0, maxLines);
}
