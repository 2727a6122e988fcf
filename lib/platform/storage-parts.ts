import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  paginateListParts,
  type Part,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { Bucket, httpStatus, isMissing, s3 } from "./s3.ts";
import { signExactly } from "./storage.ts";

/** An upload in parts that storage has begun. */
export type PartsUpload = { key: string; uploadId: string };

/** One part that storage holds. */
export type StoredPart = { number: number; size: number };

const named = ({ key, uploadId }: PartsUpload) => ({ Bucket: Bucket(), Key: key, UploadId: uploadId });

/** Begins an upload in parts, each of which storage checks by its SHA-256. */
export async function startUpload(key: string): Promise<PartsUpload> {
  const { UploadId } = await s3().send(
    new CreateMultipartUploadCommand({ Bucket: Bucket(), Key: key, ChecksumAlgorithm: "SHA256" }),
  );
  if (!UploadId) throw new Error("storage did not name the upload that it began");
  return { key, uploadId: UploadId };
}

/** An address for exactly one part: this number, this length, these bytes (SHA-256 in base64). */
export function signPart(upload: PartsUpload, part: { number: number; size: number; sha256: string }, seconds: number) {
  const headers = { "x-amz-checksum-sha256": part.sha256 };
  const put = new UploadPartCommand({
    ...named(upload),
    PartNumber: part.number,
    ContentLength: part.size,
    ChecksumSHA256: part.sha256,
  });
  return signExactly(put, headers, seconds);
}

/**
 * Writes one part of our own making, checked by its SHA-256; the same number again takes its place. Answers false where
 * storage knows no such upload, because it was completed or is gone.
 */
export async function putPart(upload: PartsUpload, number: number, bytes: Uint8Array): Promise<boolean> {
  const ChecksumSHA256 = createHash("sha256").update(bytes).digest("base64");
  const part = { PartNumber: number, Body: bytes, ContentLength: bytes.length, ChecksumSHA256 };
  try {
    await s3().send(new UploadPartCommand({ ...named(upload), ...part }));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** The parts that storage holds; null where it knows no such upload, because it was completed or is gone. */
export async function storedParts(upload: PartsUpload): Promise<StoredPart[] | null> {
  const parts = await listParts(upload);
  return parts?.map(({ PartNumber, Size }) => ({ number: PartNumber ?? 0, size: Size ?? 0 })) ?? null;
}

/**
 * Joins the parts to one object, never over one that exists. Answers false where the parts do not add up to `size`;
 * the upload then goes on. Repeatable: what is complete already is left alone.
 */
export async function completeUpload(upload: PartsUpload, size: number): Promise<boolean> {
  const parts = await listParts(upload);
  if (parts?.reduce((sum, { Size = 0 }) => sum + Size, 0) !== size) return false;
  const Parts = parts.map(({ PartNumber, ETag, ChecksumSHA256 }) => ({ PartNumber, ETag, ChecksumSHA256 }));
  const complete = (condition: { IfNoneMatch?: string }) =>
    s3().send(new CompleteMultipartUploadCommand({ ...named(upload), MultipartUpload: { Parts }, ...condition }));
  try {
    // A server without this condition says so; the key is random and given once, so that nothing depends on it.
    await complete({ IfNoneMatch: "*" }).catch((error: unknown) =>
      httpStatus(error) === 501 ? complete({}) : Promise.reject(error as Error),
    );
  } catch (error) {
    // Somebody else has completed it meanwhile: whether the object is there is asked of storage in any case.
    if (!isMissing(error) && httpStatus(error) !== 412) throw error;
  }
  return true;
}

/** Gives an upload up, with all of its parts; one that is gone is no error. */
export async function abortUpload(upload: PartsUpload): Promise<void> {
  await s3()
    .send(new AbortMultipartUploadCommand(named(upload)))
    .catch((error: unknown) => (isMissing(error) ? undefined : Promise.reject(error as Error)));
}

/** Uploads in parts under `prefix` that began before `before` and were never completed: a thousand at most. */
export async function unfinishedUploads(prefix: string, before: Date): Promise<PartsUpload[]> {
  const old: PartsUpload[] = [];
  let marker: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {};
  while (marker && old.length < 1_000) {
    const page: ListMultipartUploadsCommandOutput = await s3().send(
      new ListMultipartUploadsCommand({ Bucket: Bucket(), Prefix: prefix, ...marker }),
    );
    for (const { Key, UploadId, Initiated } of page.Uploads ?? [])
      if (Key && UploadId && Initiated && Initiated < before) old.push({ key: Key, uploadId: UploadId });
    marker = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : undefined;
  }
  return old.slice(0, 1_000);
}

async function listParts(upload: PartsUpload): Promise<Part[] | null> {
  const parts: Part[] = [];
  try {
    for await (const page of paginateListParts({ client: s3() }, named(upload))) parts.push(...(page.Parts ?? []));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  return parts;
}
