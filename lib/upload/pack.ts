import { createSHA256 } from "hash-wasm";
import { checksums, crc32, toBase64 } from "#lib/upload/checksum.ts";
import type { PackEntry } from "#lib/upload/contract.ts";
import { maxFileBytes } from "#lib/upload/limits.ts";
import { rangesOf } from "#lib/upload/multipart.ts";
import type { LongPack } from "#lib/upload/multipart.ts";
import { planPacks } from "#lib/upload/plan.ts";
import type { PlannedFile, PlannedPack, Selection, Unplanned } from "#lib/upload/plan.ts";
import { writeZip } from "#lib/upload/zip.ts";
import type { ZipInput } from "#lib/upload/zip.ts";

/** A finished pack: a ZIP in one Blob, hashed, ready to be signed for. */
export type Pack = {
  blob: Blob;
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
  /** SHA-256 in base64, where there is a quicker way than our own that runs everywhere. */
  hash?: (bytes: Uint8Array) => string;
  onUnplanned?: (unplanned: Unplanned) => void;
  onPacked?: (files: PlannedPack["files"]) => void;
};

/** Packs one after the other, as they are asked for. */
export async function* buildPacks(
  selection: Pick<Selection, "studies">,
  known: ReadonlySet<string>,
  { deflate = () => true, took, hash, onUnplanned, onPacked }: PackOptions = {},
): AsyncGenerator<Pack | LongPack> {
  for await (const { files } of planPacks(selection, known, onUnplanned)) {
    const bytes = files.reduce((sum, { file }) => sum + file.file.size, 0);
    const deflated = await deflate(bytes);
    const started = performance.now();
    const pack = await packOf(files, deflated, hash).catch(() => null);
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
export function packOf(
  files: PlannedPack["files"],
  deflate: boolean,
  hash?: PackOptions["hash"],
): Promise<Pack | LongPack> {
  const [first] = files;
  return first?.bytes === null ? longPack(first) : buildPack(files, { deflate, hash });
}

/**
 * Builds the ZIP of a planned pack in memory. Entries are named by their place in the scrolling order (0001.dcm …), never
 * by the original path, which may hold a person's name. A file is stored unless deflating saves at least 5 %.
 */
export async function buildPack(
  files: PlannedPack["files"],
  options: { deflate: boolean; hash?: PackOptions["hash"] | undefined },
): Promise<Pack> {
  const width = Math.max(4, String(files.length).length);
  const inputs: ZipInput<Uint8Array<ArrayBuffer>>[] = [];
  for (const [index, { file, bytes }] of files.entries()) {
    if (!bytes) throw new RangeError("The file is too large for a pack with others");
    const name = `${String(index + 1).padStart(width, "0")}.dcm`;
    inputs.push({ name, ...(await compress(bytes, options.deflate && !file.compressed)) });
  }
  const hash = options.hash ?? (await ownHash());
  const { parts, size } = writeZip(inputs);
  const whole = joined(parts, size);
  return {
    blob: new Blob([whole], { type: "application/zip" }),
    sha256: hash(whole),
    size,
    entries: files.map(({ sha256, file }, index) => ({
      name: inputs[index]?.name ?? "",
      sha256,
      size: file.file.size,
    })),
    sourceBytes: files.reduce((sum, { file }) => sum + file.file.size, 0),
    images: files.reduce((sum, { file }) => sum + file.images, 0),
  };
}

async function ownHash(): Promise<NonNullable<PackOptions["hash"]>> {
  const hash = await createSHA256();
  return (bytes) => toBase64(hash.init().update(bytes).digest("binary"));
}

/** Fresh memory costs a device more than all else here, so every pack is put together in the same. */
let table = new Uint8Array(0);

/** The parts as one; only until the next call. */
function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  if (table.length < size) table = new Uint8Array(size);
  const whole = table.subarray(0, size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  if (at !== size) throw new RangeError("The pack is not as long as it should be");
  return whole;
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
  };
}

type Packed = Omit<ZipInput<Uint8Array<ArrayBuffer>>, "name">;

async function compress(bytes: Uint8Array<ArrayBuffer>, wanted: boolean): Promise<Packed> {
  const stored: Packed = {
    method: 0,
    crc32: await crc32(bytes),
    size: bytes.length,
    compressedSize: bytes.length,
    data: bytes,
  };
  if (!wanted) return stored;
  const deflated = await deflateRaw(bytes);
  if (deflated.length >= 0.95 * bytes.length) return stored;
  return { ...stored, method: 8, compressedSize: deflated.length, data: deflated };
}

async function deflateRaw(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { writable, readable } = new CompressionStream("deflate-raw");
  const writer = writable.getWriter();
  void writer.write(bytes);
  void writer.close();
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
