import { type ParsedFile, parseFile } from "#lib/imaging/dataset.ts";
import { maxHeaderBytes } from "#lib/imaging/dicom.ts";
import { readFields, uidIsSound } from "#lib/imaging/fields.ts";
import { part10Header } from "#lib/imaging/write-dicom.ts";
import { type MarkedFrame, markedFrames } from "#lib/markings/marked-frame.ts";
import { type Listed, listingOf } from "./file-set.ts";

/** So much of a huge file is read for a look at it. */
export const headerBytes = maxHeaderBytes;

/** What a look at one file found; `head` is what it lacks to be a DICOM file by itself. */
export type Looked = { listed: Listed | null; marked: MarkedFrame[]; head: Uint8Array | null };

type Look = {
  path: readonly string[];
  /** Whether all of the file was given. */
  whole: boolean;
  /** "SOP Instance UID frame" of what is marked. */
  marked: ReadonlySet<string>;
};

/**
 * Looks at a file that was accepted: the same parser read the same bytes before, in a process of its own. What it cannot
 * list stays where it is, unlisted.
 */
export async function lookAt(bytes: Uint8Array, { path, whole, marked }: Look): Promise<Looked> {
  const none: Looked = { listed: null, marked: [], head: null };
  const file = await parseFile(bytes.subarray(0, maxHeaderBytes), !whole || bytes.length > maxHeaderBytes);
  if (typeof file === "string") return none;
  const head = headFor(bytes, file);
  if (head && !whole) return none;
  return { listed: listingOf(file, path), marked: markedFrames(file, marked), head };
}

/** A file with a preamble and a header of its own needs nothing; a header without preamble needs that, data alone both. */
function headFor(bytes: Uint8Array, { body, meta, bare, transferSyntax }: ParsedFile): Uint8Array | null {
  if (!bare && String.fromCharCode(...bytes.subarray(128, 132)) === "DICM") return null;
  if (meta !== null) return bare ? preamble : null;
  const fields = readFields(body);
  const [sopClass, sopInstance] = [fields.uid("x00080016"), fields.uid("x00080018")];
  return uidIsSound(sopClass) && uidIsSound(sopInstance) ? part10Header(sopClass, sopInstance, transferSyntax) : null;
}

const preamble = part10Header("", "").subarray(0, 132);
