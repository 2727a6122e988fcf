import { createHash } from "node:crypto";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutBucketCorsCommand,
  PutObjectCommand,
  type UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { env } from "./env.ts";
import { Bucket, isMissing, s3 } from "./s3.ts";

/** How long a signed address works, in seconds. */
export const urlLife = { put: 15 * 60, get: 15 * 60 };

/**
 * An address for a sending whose headers, length and host belong to the signature: they must be sent as they are. It has
 * to begin within so many seconds, and may then take its time.
 */
export async function signExactly(
  sending: PutObjectCommand | UploadPartCommand,
  headers: Record<string, string>,
  seconds: number,
) {
  const url = await getSignedUrl(s3(), sending as PutObjectCommand, {
    expiresIn: seconds,
    unhoistableHeaders: new Set(Object.keys(headers)),
    signableHeaders: new Set([...Object.keys(headers), "content-length", "host"]),
  });
  return { url, headers, seconds };
}

/**
 * An address for exactly one upload: this key, this length, these bytes (SHA-256 in base64), never over an object
 * that exists.
 */
export function signPut(object: { key: string; size: number; sha256: string }, seconds = urlLife.put) {
  const headers = { "x-amz-checksum-sha256": object.sha256, "if-none-match": "*" };
  const put = new PutObjectCommand({
    Bucket: Bucket(),
    Key: object.key,
    ContentLength: object.size,
    ChecksumSHA256: object.sha256,
    IfNoneMatch: "*",
  });
  return signExactly(put, headers, seconds);
}

/** How an object is answered: as this type and, with a name, as a file to save. `life` is that of its address. */
type Served = { type?: string; fileName?: string; life?: number };

/** An address from which one object can be read, in ranges, for a short while. */
export async function signGet(
  key: string,
  { type = "application/octet-stream", fileName, life = urlLife.get }: Served = {},
): Promise<{ url: string; expiresAt: Date }> {
  const get = new GetObjectCommand({
    Bucket: Bucket(),
    Key: key,
    ResponseContentType: type,
    ...(fileName && { ResponseContentDisposition: `attachment; filename="${fileName}"` }),
  });
  const url = await getSignedUrl(s3(), get, { expiresIn: life });
  return { url, expiresAt: new Date(Date.now() + life * 1000) };
}

/** The size in bytes of a stored object, or null where there is none. */
export async function storedSize(key: string): Promise<number | null> {
  try {
    const head = await s3().send(new HeadObjectCommand({ Bucket: Bucket(), Key: key }));
    return head.ContentLength ?? null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The bytes from `start` up to and without `end`. */
export async function readRange(key: string, start: number, end: number): Promise<Uint8Array> {
  if (end <= start) return new Uint8Array();
  const got = await s3().send(new GetObjectCommand({ Bucket: Bucket(), Key: key, Range: `bytes=${start}-${end - 1}` }));
  const bytes = await got.Body?.transformToByteArray();
  if (bytes?.length !== end - start) throw new Error("storage answered another range than asked for");
  return bytes;
}

/** A small object of our own making, whole, as it is or as one of its versions was; null where there is none. */
export async function readObject(key: string, versionId?: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const got = await s3().send(new GetObjectCommand({ Bucket: Bucket(), Key: key, VersionId: versionId }));
    return Uint8Array.from((await got.Body?.transformToByteArray()) ?? []);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Writes an object of our own making. */
export async function putObject(key: string, body: Uint8Array): Promise<void> {
  await s3().send(new PutObjectCommand({ Bucket: Bucket(), Key: key, Body: body, ContentLength: body.length }));
}

/**
 * Writes an object of our own making that nobody may overwrite or remove for so many days (object lock in compliance
 * mode, which the bucket must have); without days it is an object like any other.
 */
export async function putLocked(key: string, body: Uint8Array, days: number | undefined): Promise<void> {
  if (days === undefined) return putObject(key, body);
  await s3().send(
    new PutObjectCommand({
      Bucket: Bucket(),
      Key: key,
      Body: body,
      ContentLength: body.length,
      ChecksumSHA256: createHash("sha256").update(body).digest("base64"), // locking asks for one
      ObjectLockMode: "COMPLIANCE",
      ObjectLockRetainUntilDate: new Date(Date.now() + days * 24 * 60 * 60_000),
    }),
  );
}

/** Removes an object; removing one that is gone is no error. */
export async function removeObject(key: string): Promise<void> {
  await s3().send(new DeleteObjectCommand({ Bucket: Bucket(), Key: key }));
}

/** A page of a listing: objects in the order of their keys' bytes, and whether there are more. */
type ObjectPage = { objects: { key: string; modified: Date }[]; more: boolean };

/** The objects under `prefix` whose keys come after `after`; a listing can be gone on with at any time, anywhere. */
export async function listObjects(prefix: string, after: string, atMost = 1_000): Promise<ObjectPage> {
  const { Contents = [], IsTruncated } = await s3().send(
    new ListObjectsV2Command({
      Bucket: Bucket(),
      Prefix: prefix,
      MaxKeys: atMost,
      ...(after !== "" && { StartAfter: after }),
    }),
  );
  const objects = Contents.flatMap(({ Key, LastModified }) =>
    Key && LastModified ? [{ key: Key, modified: LastModified }] : [],
  );
  if (IsTruncated && objects.length === 0) throw new Error("storage answered an empty page of a longer list");
  return { objects, more: IsTruncated ?? false };
}

/** A version of an object. */
type Version = { key: string; versionId: string };

/**
 * Every version of the objects under `prefix`, also of those that were written over or removed since, which a lock does
 * not forbid; in the order of their keys, the newest of a key first. For a bucket that keeps versions.
 */
export async function listVersions(prefix: string): Promise<Version[]> {
  const found: Version[] = [];
  let after: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | null = {};
  while (after) {
    const page: ListObjectVersionsCommandOutput = await s3().send(
      new ListObjectVersionsCommand({ Bucket: Bucket(), Prefix: prefix, ...after }),
    );
    for (const { Key, VersionId } of page.Versions ?? [])
      if (Key && VersionId) found.push({ key: Key, versionId: VersionId });
    after = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : null;
  }
  return found;
}

/** Takes away what a task found that nothing points at any more. */
export async function removeUnused({ removeKeys }: { removeKeys: readonly string[] }): Promise<void> {
  for (const key of removeKeys) await removeObject(key);
}

/** Whether the bucket is there and answers. */
export async function storageAnswers(): Promise<boolean> {
  return s3()
    .send(new HeadBucketCommand({ Bucket: Bucket() }), { abortSignal: AbortSignal.timeout(3_000) })
    .then(
      () => true,
      () => false,
    );
}

/** Creates the bucket where it is missing and lets browsers of the portal's own origin, and no other, send and read. */
export async function prepareBucket(): Promise<void> {
  const existing = await s3()
    .send(new HeadBucketCommand({ Bucket: Bucket() }))
    .catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error as Error)));
  if (!existing) await s3().send(new CreateBucketCommand({ Bucket: Bucket() }));
  await s3().send(
    new PutBucketCorsCommand({
      Bucket: Bucket(),
      CORSConfiguration: {
        CORSRules: [
          {
            AllowedOrigins: [new URL(env().NEXTAUTH_URL).origin],
            AllowedMethods: ["PUT", "GET"],
            AllowedHeaders: ["content-type", "x-amz-checksum-sha256", "if-none-match", "range"],
            ExposeHeaders: ["ETag", "Content-Range", "Content-Length"],
            MaxAgeSeconds: 3600,
          },
        ],
      },
    }),
  );
}
