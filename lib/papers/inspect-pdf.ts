import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { maxPages, type PaperRefusal } from "./paper.ts";
import { beginsPdf } from "./paper-type.ts";

export type PdfFacts = { pages: number | null; locked: boolean };

/** Most that is inflated to count pages: a whole table of objects is rarely above one megabyte. */
const inflateLimit = { each: 8 * 2 ** 20, all: 32 * 2 ** 20, failed: 2 ** 20, streams: 2_000 };

/**
 * What can be said of a PDF without interpreting it: that it begins and ends as one, whether it is encrypted, and how
 * many pages it has. Nothing in it is followed or run.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<PdfFacts | PaperRefusal> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!beginsPdf(bytes)) return "kind";
  if (!endsWell(file)) return "damaged";
  const locked = file.includes("/Encrypt");
  const { pages, most } = await countPages(file);
  if (most > maxPages) return "pages";
  if (pages > 0) return { pages, locked };
  return locked ? { pages: null, locked } : "damaged";
}

/** The end mark stands last; some programs pad the file behind it. */
function endsWell(file: Buffer): boolean {
  let end = file.length;
  while (end > 0 && isPadding(file[end - 1] ?? 0)) end--;
  return file.subarray(Math.max(0, end - 1024), end).includes("%%EOF");
}

const isPadding = (byte: number): boolean => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20;

/**
 * What the tree of pages claims, else the page objects found, in the open and in compressed tables of objects. `most`
 * is the greater of both: neither may be a lie.
 */
async function countPages(file: Buffer): Promise<{ pages: number; most: number }> {
  const found = tally(file.toString("latin1"));
  let left = inflateLimit.all;
  for (const stream of objectStreams(file)) {
    const table = await inflated(stream, Math.min(inflateLimit.each, left));
    left -= table ? table.length : inflateLimit.failed;
    const { pages, claimed } = tally(table?.toString("latin1") ?? "");
    found.pages += pages;
    found.claimed = Math.max(found.claimed, claimed);
    if (left <= 0 || found.pages > maxPages) break;
  }
  return { pages: found.claimed || found.pages, most: Math.max(found.claimed, found.pages) };
}

/** The pages that a text of PDF objects holds, and the greatest number that a node of the tree of pages claims. */
function tally(text: string): { pages: number; claimed: number } {
  const found = { pages: 0, claimed: 0 };
  let nodes = 0;
  for (const { 1: kind, index } of text.matchAll(/\/Type\s{0,8}\/(Pages?)\b/g)) {
    if (kind === "Page") found.pages++;
    else found.claimed = Math.max(found.claimed, claimAt(text, index));
    if (found.pages > maxPages || ++nodes > 4 * maxPages) break;
  }
  return found;
}

/** How far a node of the tree of pages is looked at to either side: its list of children can be long. */
const reach = 32_768;

function claimAt(text: string, index: number): number {
  const before = text.slice(Math.max(0, index - reach), index);
  const behind = text.slice(index, index + reach);
  const node = before.slice(before.lastIndexOf("<<")) + behind.slice(0, behind.indexOf(">>"));
  return Number(/\/Count\s{1,8}(\d{1,9})\b/.exec(node)?.[1] ?? 0);
}

/** The raw bytes of every table of compressed objects, from `stream` to `endstream`. */
function* objectStreams(file: Buffer): Generator<Buffer> {
  let at = 0;
  for (let seen = 0; seen < inflateLimit.streams; seen++) {
    at = file.indexOf("/ObjStm", at);
    if (at < 0) return;
    const begin = file.indexOf("stream", at);
    const end = begin < 0 ? -1 : file.indexOf("endstream", begin + 6);
    if (end < 0) return;
    const start = begin + 6 + (file[begin + 6] === 0x0d ? 2 : 1);
    yield file.subarray(start, end);
    at = end;
  }
}

const inflateBytes = promisify(inflate);

/** Null for what does not inflate: another filter, encrypted, too much. */
const inflated = (stream: Buffer, most: number): Promise<Buffer | null> =>
  inflateBytes(stream, { maxOutputLength: most }).catch(() => null);
