import { checksums, crc32, sha256, toBase64 } from "#lib/upload/checksum.ts";
import type { Source } from "#lib/upload/checksum.ts";
import type { PackEntry } from "#lib/upload/contract.ts";
import { maxFileBytes } from "#lib/upload/limits.ts";
import { rangesOf } from "#lib/upload/multipart.ts";
import type { LongPack } from "#lib/upload/multipart.ts";
import { planPacks } from "#lib/upload/plan.ts";
import type { Known, PlannedFile, PlannedPack, Selection, Unplanned } from "#lib/upload/plan.ts";
import { writeZip } from "#lib/upload/zip.ts";
import type { ZipInput } from "#lib/upload/zip.ts";

/** A finished pack: a ZIP in one Blob, hashed, ready to be signed for. */
export type Pack = {
  blob: Blob;
  /** Whether some of the blob still lies on the person's disc: reading it may fail, or find something else by then. */
  fromDisc: boolean;
  /** Of the whole pack, base64, as storage wants it. */
  sha256: string;
  size: number;
  entries: PackEntry[];
  /** Bytes of the original files: the unit of progress. */
  sourceBytes: number;
  images: number;
};

export type PackOptions = {
  /** Asked before each pack of so many bytes: on a fast line packing is slower than sending. Without it, all are. */
  deflate?: (bytes: number) => boolean | Promise<boolean>;
  /** Told how long deflating so many bytes took. */
  took?: (bytes: number, milliseconds: number) => void;
  onUnplanned?: (unplanned: Unplanned) => void;
  onPacked?: (files: PlannedPack["files"]) => void;
};

/** Packs one after the other, as they are asked for. */
export async function* buildPacks(
  selection: Pick<Selection, "studies">,
  known: Known,
  { deflate = () => true, took, onUnplanned, onPacked }: PackOptions = {},
): AsyncGenerator<Pack | LongPack> {
  for await (const { files } of planPacks(selection, known, onUnplanned)) {
    const bytes = files.reduce((sum, { file }) => sum + file.file.size, 0);
    const deflated = await deflate(bytes);
    const started = performance.now();
    const pack = await packOf(files, deflated).catch(() => null);
    if (!pack) {
      files.forEach(({ file }) => onUnplanned?.({ file, why: "unreadable" }));
      continue;
    }
    if (deflated && "blob" in pack) took?.(bytes, performance.now() - started);
    onPacked?.(files);
    yield pack;
  }
}

/** The pack of planned files: in one piece, or for one file larger than a pack, in parts. */
export function packOf(files: PlannedPack["files"], deflate: boolean): Promise<Pack | LongPack> {
  const [first] = files;
  return first?.bytes === null ? longPack(first) : buildPack(files, { deflate });
}

/**
 * Builds the ZIP of a planned pack. Entries are named by their place in the scrolling order (0001.dcm …), never by the
 * original path, which may hold a person's name. A file is stored unless deflating saves at least 5 %.
 */
export async function buildPack(files: PlannedPack["files"], options: { deflate: boolean }): Promise<Pack> {
  const width = Math.max(4, String(files.length).length);
  const inputs: ZipInput<Content>[] = [];
  for (const [index, { file, bytes }] of files.entries()) {
    if (!bytes) throw new RangeError("The file is too large for a pack with others");
    const name = `${String(index + 1).padStart(width, "0")}.dcm`;
    inputs.push({ name, ...(await compress(bytes, file.file, options.deflate && !file.compressed)) });
  }
  const { parts, size } = writeZip(inputs);
  const whole = sideBySide(parts, size);
  const blob = new Blob(blobParts(parts, whole), { type: "application/zip" });
  if (blob.size !== size) throw new RangeError("The pack is not as long as it should be");
  return {
    blob,
    fromDisc: inputs.some(({ data }) => data.onDisc !== null),
    sha256: toBase64(await sha256(whole)), // of a copy that is made at once: the next pack may take its place meanwhile
    size,
    entries: files.map(({ sha256: own, file }, index) => ({
      name: inputs[index]?.name ?? "",
      sha256: own,
      size: file.file.size,
    })),
    sourceBytes: files.reduce((sum, { file }) => sum + file.file.size, 0),
    images: files.reduce((sum, { file }) => sum + file.images, 0),
  };
}

/** The bytes of an entry, and where the same bytes lie on the person's disc. */
type Content = { bytes: Uint8Array<ArrayBuffer>; onDisc: Blob | null };
type Piece = Uint8Array<ArrayBuffer> | Content;

const bytesOf = (piece: Piece): Uint8Array<ArrayBuffer> => ("bytes" in piece ? piece.bytes : piece);

/** Fresh memory costs a device more than all else here, so every pack is put together in the same. */
let table = new Uint8Array(0);

/** All of a pack in one run, good until the next one: the platform's own hasher takes no pieces, and is three times as fast. */
function sideBySide(pieces: readonly Piece[], size: number): Uint8Array<ArrayBuffer> {
  if (table.length < size) table = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    table.set(bytesOf(piece), at);
    at += bytesOf(piece).length;
  }
  return table.subarray(0, at);
}

/**
 * What a Blob is made of: bytes side by side as one run, for the Blob to copy at once, and files of the disc as what they
 * are. Their bytes then go from the disc to the line by the browser's own way, and not once more through this program.
 */
function blobParts(pieces: readonly Piece[], whole: Uint8Array<ArrayBuffer>): BlobPart[] {
  const parts: BlobPart[] = [];
  let [from, at] = [0, 0];
  const endRun = (): void => {
    if (at > from) parts.push(whole.subarray(from, at));
  };
  for (const piece of pieces) {
    const { length } = bytesOf(piece);
    if ("onDisc" in piece && piece.onDisc) {
      endRun();
      parts.push(piece.onDisc);
      from = at + length;
    }
    at += length;
  }
  endRun();
  return parts;
}

/** The pack of one file larger than a pack: stored as it is and never in memory as a whole. The same file gives the same bytes. */
async function longPack({ sha256: hash, crc32: known, file }: PlannedFile): Promise<LongPack> {
  const { file: source, images } = file;
  if (source.size > maxFileBytes) throw new RangeError("The file is larger than can be taken");
  const crc = known ?? (await checksums(source)).crc32;
  const name = "0001.dcm";
  const input = { name, method: 0 as const, crc32: crc, size: source.size, compressedSize: source.size, data: source };
  const { parts, size } = writeZip([input]);
  return {
    entry: { name, sha256: hash, size: source.size },
    size,
    sourceBytes: source.size,
    images,
    read: rangesOf(parts),
    onDisc: source instanceof Blob ? new Blob(parts as BlobPart[]) : null,
  };
}

type Packed = Omit<ZipInput<Content>, "name">;

async function compress(bytes: Uint8Array<ArrayBuffer>, source: Source, wanted: boolean): Promise<Packed> {
  const stored: Packed = {
    method: 0,
    crc32: await crc32(bytes),
    size: bytes.length,
    compressedSize: bytes.length,
    data: { bytes, onDisc: source instanceof Blob ? source : null },
  };
  if (!wanted) return stored;
  const deflated = await deflateRaw(bytes);
  if (deflated.length >= 0.95 * bytes.length) return stored;
  return { ...stored, method: 8, compressedSize: deflated.length, data: { bytes: deflated, onDisc: null } };
}

async function deflateRaw(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { writable, readable } = new CompressionStream("deflate-raw");
  const writer = writable.getWriter();
  void writer.write(bytes);
  void writer.close();
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
