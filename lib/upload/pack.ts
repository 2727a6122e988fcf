import { checksums, crc32, sha256, sha256OfPieces, toBase64 } from "#lib/upload/checksum.ts";
import type { PackEntry } from "#lib/upload/contract.ts";
import { maxFileBytes, packTarget } from "#lib/upload/limits.ts";
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

/** Packs one after the other, as they are asked for. `deflate` is asked before each: on a fast line packing is slower than sending. */
export async function* buildPacks(
  selection: Pick<Selection, "studies">,
  known: ReadonlySet<string>,
  options: { onUnplanned?: (unplanned: Unplanned) => void; deflate?: () => boolean } = {},
): AsyncGenerator<Pack> {
  for await (const plan of planPacks(selection, known, options.onUnplanned)) {
    const pack = await buildPack(plan.files, { deflate: options.deflate?.() ?? true }).catch(() => null);
    if (pack) yield pack;
    else plan.files.forEach(({ file }) => options.onUnplanned?.({ file, why: "unreadable" }));
  }
}

/**
 * Builds the ZIP of a planned pack in memory. Entries are named by their place in the scrolling order (0001.dcm …), never
 * by the original path, which may hold a person's name. A file is stored unless deflating saves at least 5 %; a file
 * alone in its pack because of its size is always stored, and not copied into memory.
 */
export async function buildPack(files: PlannedPack["files"], options: { deflate: boolean }): Promise<Pack> {
  const width = Math.max(4, String(files.length).length);
  const inputs: ZipInput<Blob | Uint8Array<ArrayBuffer>>[] = [];
  for (const [index, planned] of files.entries()) {
    const name = `${String(index + 1).padStart(width, "0")}.dcm`;
    inputs.push({
      name,
      ...(planned.bytes ? await compress(planned, planned.bytes, options.deflate) : await store(planned)),
    });
  }
  const { parts, size } = writeZip(inputs);
  const blob = new Blob(parts, { type: "application/zip" });
  if (blob.size !== size) throw new RangeError("The pack is not as long as it should be");
  const hash =
    size <= 2 * packTarget ? await sha256(new Uint8Array(await blob.arrayBuffer())) : await sha256OfPieces(parts);
  return {
    blob,
    sha256: toBase64(hash),
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

type Packed = Omit<ZipInput<Blob | Uint8Array<ArrayBuffer>>, "name">;

async function compress(planned: PlannedFile, bytes: Uint8Array<ArrayBuffer>, wanted: boolean): Promise<Packed> {
  const stored: Packed = {
    method: 0,
    crc32: await crc32(bytes),
    size: bytes.length,
    compressedSize: bytes.length,
    data: bytes,
  };
  if (!wanted || planned.file.compressed) return stored;
  const deflated = await deflateRaw(bytes);
  if (deflated.length >= 0.95 * bytes.length) return stored;
  return { ...stored, method: 8, compressedSize: deflated.length, data: deflated };
}

async function store(planned: PlannedFile): Promise<Packed> {
  const { file } = planned.file;
  if (file.size > maxFileBytes) throw new RangeError("The file is larger than can be taken");
  const data = file instanceof Blob ? file : await new Response(file.stream()).blob();
  const crc = planned.crc32 ?? (await checksums(file)).crc32;
  return { method: 0, crc32: crc, size: file.size, compressedSize: file.size, data };
}

async function deflateRaw(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
