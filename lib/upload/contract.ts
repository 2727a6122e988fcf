import { z } from "zod";
import {
  maxEntriesPerPack,
  maxFileBytes,
  maxPackBytes,
  maxPacksPerFinish,
  maxPacksPerSigning,
  maxPartsPerSigning,
  maxZipOverhead,
  packTarget,
} from "#lib/upload/limits.ts";

/** The JSON bodies of the upload doors, shared by the browser, the command line and the server. */

export { maxPackBytes };

/** SHA-256 of a stored file, lower-case hexadecimal. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/);
/** SHA-256 of a stored object as S3's checksum header wants it: base64 of 32 bytes. */
export const ObjectHash = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);

/** One original file inside a pack. The name is neutral: never the patient's path. */
export const PackEntry = z.object({
  name: z.string().regex(/^[0-9a-z][0-9a-z.-]{0,79}$/),
  sha256: FileHash,
  size: z.int().min(1).max(maxFileBytes),
});
export type PackEntry = z.infer<typeof PackEntry>;

const filesOf = (entries: readonly PackEntry[]): number => entries.reduce((sum, { size }) => sum + size, 0);

/** A finished pack that asks for a place in storage. */
export const PackOffer = z
  .object({
    sha256: ObjectHash,
    size: z
      .int()
      .min(22)
      .max(maxFileBytes + maxZipOverhead),
    entries: z.array(PackEntry).min(1).max(maxEntriesPerPack),
  })
  .refine(({ size, entries }) => entries.length === 1 || Math.max(size, filesOf(entries)) <= maxPackBytes, {
    error: "A pack of several files is at most 64 MiB",
  })
  .refine(({ entries }) => new Set(entries.map(({ name }) => name)).size === entries.length, {
    error: "Two entries of a pack have one name",
  });
export type PackOffer = z.infer<typeof PackOffer>;

/** POST known: which of these files does the request already hold? Only the asked ones are answered. */
export const KnownRequest = z.object({ sha256: z.array(FileHash).max(20_000).optional() });

/** POST sign: places for packs. */
export const SignRequest = z.object({ packs: z.array(PackOffer).min(1).max(maxPacksPerSigning) });
export type SignRequest = z.infer<typeof SignRequest>;

/** Where one pack goes: a presigned PUT, valid for minutes, with exactly these headers. In the order of the offers. */
export const PackPlace = z.object({
  packId: z.uuid(),
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  /** How long the address works. */
  seconds: z.int(),
});
export type PackPlace = z.infer<typeof PackPlace>;
export const SignAnswer = z.object({ packs: z.array(PackPlace) });
export type SignAnswer = z.infer<typeof SignAnswer>;

/** POST start: a place for one file larger than a pack, sent in parts. Asked again, the same place, and what has arrived. */
export const StartRequest = z
  .object({
    entry: PackEntry.extend({
      size: z
        .int()
        .min(packTarget + 1)
        .max(maxFileBytes),
    }),
    size: z.int(),
  })
  .refine(({ entry, size }) => size > entry.size && size <= entry.size + maxZipOverhead, {
    error: "This is not the size of a pack with this file",
  });
export type PartsOffer = z.infer<typeof StartRequest>;

export type PartsPlan = {
  /** Null where the request holds the file already. */
  packId: string | null;
  /** Every part but the last is as long. */
  partBytes: number;
  /** Numbers, from 1, of the parts that storage holds. */
  have: number[];
};

/** POST parts: addresses for parts of files that were started. */
export const PartOffer = z.object({ packId: z.uuid(), number: z.int().min(1).max(10_000), sha256: ObjectHash });
export type PartOffer = z.infer<typeof PartOffer>;
export const SignPartsRequest = z.object({ parts: z.array(PartOffer).min(1).max(maxPartsPerSigning) });
export type PartPlace = Omit<PackPlace, "packId">;

/** POST finish: these packs are in storage, or all of their parts. Their entries are known from the signing. Repeatable. */
export const FinishRequest = z.object({ packIds: z.array(z.uuid()).min(1).max(maxPacksPerFinish) });
export type FinishRequest = z.infer<typeof FinishRequest>;

const Uid = z.string().regex(/^[0-9.]{1,64}$/);
/** What a disc's table of contents lists of one series. */
export const ListedSeries = z.object({
  uid: Uid,
  modality: z.string().max(16),
  instances: z.array(Uid).max(20_000),
});
export type ListedSeries = z.infer<typeof ListedSeries>;
/** POST listed: what the disc says that it holds of the studies that are sent, and of no other person's. */
export const ListingRequest = z.object({
  studies: z
    .array(z.object({ uid: Uid, series: z.array(ListedSeries).max(1_000) }))
    .min(1)
    .max(20),
});
export type ListingRequest = z.infer<typeof ListingRequest>;
