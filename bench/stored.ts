import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { inflateEntry, readPackDirectory } from "#lib/upload/zip.ts";
import { storage } from "./storage.ts";

/** SHA-256 of every file in a folder, sorted. */
export const hashesIn = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => sha256(readFileSync(join(folder, name))))
    .sort();

/** Downloads packs of the portal; SHA-256 of every file in them, sorted. */
export async function hashesInPacks(keys: readonly string[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const Key of keys) hashes.push(...(await hashesInPack(await download(process.env["S3_BUCKET"] ?? "", Key))));
  return hashes.sort();
}

/** SHA-256 of every file in a pack, in its order. */
export async function hashesInPack(pack: Uint8Array): Promise<string[]> {
  const entries = await readPackDirectory(async (start, end) => pack.subarray(start, end), pack.length);
  const hashes: string[] = [];
  for (const entry of entries) {
    const { dataOffset, compressedSize } = entry;
    hashes.push(sha256(await inflateEntry(pack.subarray(dataOffset, dataOffset + compressedSize), entry)));
  }
  return hashes;
}

/** Downloads objects that a peer wrote, by their paths `/bucket/key`; SHA-256 of each, sorted. */
export async function hashesOfObjects(paths: readonly string[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const path of paths) {
    const [, Bucket = "", ...key] = decodeURIComponent(path).split("/");
    hashes.push(sha256(await download(Bucket, key.join("/"))));
  }
  return hashes.sort();
}

async function download(Bucket: string, Key: string): Promise<Uint8Array> {
  const { Body } = await storage().send(new GetObjectCommand({ Bucket, Key }));
  if (!Body) throw new Error("storage answered without a body");
  return Body.transformToByteArray();
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
