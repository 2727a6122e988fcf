import { sha256, toBase64 } from "#lib/upload/checksum.ts";
import type { Source } from "#lib/upload/checksum.ts";
import type { PackEntry, PartsOffer, PartsPlan } from "#lib/upload/contract.ts";
import { HttpFailure } from "#lib/upload/patience.ts";

/** A pack of one file larger than a pack: an ordinary ZIP too, but sent in parts that are read when their turn comes. */
export type LongPack = {
  entry: PackEntry;
  /** Of the whole pack. */
  size: number;
  sourceBytes: number;
  images: number;
  /** The bytes of the pack from `start` up to and without `end`. Cheapest in rising order. */
  read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** The whole pack, where its file lies on the person's disc. */
  onDisc: Blob | null;
};

/** One part, read and hashed. Where its blob lies on the person's disc, reading it again may fail or find something else. */
export type Part = {
  packId: string;
  number: number;
  blob: Blob;
  fromDisc: boolean;
  size: number;
  sha256: string;
  sourceBytes: number;
};

/** How parts reach the portal and the storage, and where the outcome is told. */
export type PartDoors = {
  start: (offer: PartsOffer) => Promise<PartsPlan>;
  carry: (part: Part) => Promise<void>;
  finish: (packId: string) => Promise<void>;
  stopped: () => boolean;
  /** So many bytes of the file are in storage. */
  onKept: (bytes: number) => void;
  onStored: () => void;
  onRefused: (failure: unknown) => void;
  /** For what goes on beside the next pack. */
  beside: (work: Promise<void>) => void;
};

/**
 * The jobs that send a long pack: one for each part that storage lacks. Only the parts on their way are in memory. When
 * the last has arrived the portal joins them; where storage has lost the upload meanwhile, it is begun anew.
 */
export async function* inParts(pack: LongPack, doors: PartDoors): AsyncGenerator<() => Promise<void>> {
  const { entry, size } = pack;
  const kept = new Map<number, number>();
  const jobs: Promise<void>[] = [];
  const met: { trouble: unknown; lost: boolean } = { trouble: null, lost: false };

  const keep = (number: number, partBytes: number): void => {
    kept.set(number, pack.sourceBytes * (lengthOf(number, partBytes, size) / size));
    doors.onKept([...kept.values()].reduce((sum, bytes) => sum + bytes, 0));
  };
  const start = async (): Promise<PartsPlan> => {
    const plan = await doors.start({ entry, size });
    kept.clear();
    plan.have.forEach((number) => keep(number, plan.partBytes));
    return plan;
  };
  const carry = async (part: Part, { partBytes }: PartsPlan): Promise<void> => {
    try {
      if (met.lost || met.trouble) return;
      await doors.carry(part);
      keep(part.number, partBytes);
    } catch (failure) {
      if (isLost(failure)) met.lost = true;
      else met.trouble ??= failure;
    }
  };
  /** Joins the parts; up to twice begins anew with what has been lost. */
  const conclude = async (plan: PartsPlan): Promise<void> => {
    for (let rounds = 0; plan.packId !== null; rounds++) {
      if (met.trouble) throw met.trouble as Error;
      if (!met.lost) {
        const failure = await doors.finish(plan.packId).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure === null) return;
        if (!isLost(failure) || rounds === 2) throw failure as Error;
      } else if (rounds === 2) throw new HttpFailure(410);
      met.lost = false;
      plan = await start();
      for await (const part of missingParts(pack, plan)) await carry(part, plan);
    }
  };

  try {
    const plan = await start();
    for await (const part of missingParts(pack, plan)) {
      if (met.trouble || met.lost || doors.stopped()) break;
      let begin: (work: Promise<void>) => void = () => undefined;
      jobs.push(new Promise<void>((resolve) => (begin = resolve)));
      yield () => {
        const work = carry(part, plan);
        begin(work);
        return work;
      };
    }
    doors.beside(
      Promise.all(jobs)
        .then(() => conclude(plan))
        .then(doors.onStored, doors.onRefused),
    );
  } catch (failure) {
    doors.onRefused(failure);
  }
}

/** The portal or the storage no longer knows of the upload, or of some of its parts. */
const isLost = (failure: unknown): boolean =>
  failure instanceof HttpFailure && (failure.status === 404 || failure.status === 410);

const lengthOf = (number: number, partBytes: number, size: number): number =>
  Math.min(partBytes, size - (number - 1) * partBytes);

async function* missingParts(pack: LongPack, { packId, partBytes, have }: PartsPlan): AsyncGenerator<Part> {
  if (packId === null) return;
  const held = new Set(have);
  const count = Math.ceil(pack.size / partBytes);
  for (let number = 1; number <= count; number++) {
    if (held.has(number)) continue;
    const from = (number - 1) * partBytes;
    const size = lengthOf(number, partBytes, pack.size);
    const bytes = await pack.read(from, from + size);
    yield {
      packId,
      number,
      blob: pack.onDisc?.slice(from, from + size) ?? new Blob([bytes]),
      fromDisc: pack.onDisc !== null,
      size,
      sha256: toBase64(await sha256(bytes)),
      sourceBytes: pack.sourceBytes * (size / pack.size),
    };
  }
}

/**
 * Reads ranges of pieces put together. A file of the person's disc is read in place; an entry of an archive, which has
 * to be inflated, is read on from where the last range ended.
 */
export function rangesOf(pieces: readonly (Uint8Array<ArrayBuffer> | Source)[]): LongPack["read"] {
  if (pieces.every((piece) => piece instanceof Uint8Array || piece instanceof Blob)) {
    const whole = new Blob(pieces as (Uint8Array<ArrayBuffer> | Blob)[]);
    return async (start, end) => exact(new Uint8Array(await whole.slice(start, end).arrayBuffer()), end - start);
  }
  let stream = chunksOf(pieces);
  let rest = new Uint8Array();
  let at = 0;
  return async (start, end) => {
    if (start < at) [stream, rest, at] = [chunksOf(pieces), new Uint8Array(), 0];
    const range = new Uint8Array(end - start);
    while (at < end) {
      if (rest.length === 0) {
        const { done, value } = await stream.next();
        if (done) break;
        rest = value;
      }
      const taken = rest.subarray(0, at < start ? start - at : end - at);
      if (at >= start) range.set(taken, at - start);
      rest = rest.subarray(taken.length);
      at += taken.length;
    }
    if (at !== end) throw new RangeError("The file has changed since it was chosen");
    return range;
  };
}

async function* chunksOf(
  pieces: readonly (Uint8Array<ArrayBuffer> | Source)[],
): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) {
      yield piece;
      continue;
    }
    const reader = piece.stream().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  }
}

function exact(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (bytes.length !== length) throw new RangeError("The file has changed since it was chosen");
  return bytes;
}
