import { rmdirSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CorsRule } from "./cors.ts";
import { isCode, makeFolder, syncFolder, undefinedIfMissing, writeWhole } from "./disk.ts";
import { Fault } from "./fault.ts";
import { objectsIn, type Objects } from "./objects.ts";
import { uploadsIn, type Uploads } from "./uploads.ts";

/** A bucket, open. */
export type Bucket = {
  readonly name: string;
  readonly draftFolder: string;
  readonly objects: Objects;
  readonly uploads: Uploads;
  cors: CorsRule[];
};

/** All buckets of a data folder. */
export type Buckets = Awaited<ReturnType<typeof openBuckets>>;

/** Opens the data folder; drafts that a crash left behind are swept. */
export async function openBuckets(dataDir: string) {
  const bucketsFolder = join(dataDir, "buckets");
  const draftFolder = join(dataDir, "drafts");
  const folderOf = (name: string) => join(bucketsFolder, name);
  await rm(draftFolder, { recursive: true, force: true });
  for (const folder of [dataDir, bucketsFolder, draftFolder]) await makeFolder(folder);

  const open = async (name: string): Promise<Bucket> => {
    const folder = folderOf(name);
    // A crash may have come between the bucket's folder and the folders in it.
    for (const inner of ["objects", "uploads"]) await makeFolder(join(folder, inner));
    const objects = objectsIn(join(folder, "objects"));
    const uploads = uploadsIn(join(folder, "uploads"), draftFolder, objects);
    const cors = await readFile(join(folder, "cors.json"), "utf8").catch(undefinedIfMissing);
    return { name, draftFolder, objects, uploads, cors: JSON.parse(cors ?? "[]") as CorsRule[] };
  };
  const buckets = new Map<string, Bucket>();
  // A system may leave files of its own in any folder that somebody looked at.
  const names = (await readdir(bucketsFolder)).filter(isBucketName);
  for (const name of names) buckets.set(name, await open(name));

  const find = (name: string) => buckets.get(name);

  const get = (name: string): Bucket => {
    const bucket = buckets.get(name);
    if (!bucket) throw new Fault("NoSuchBucket");
    return bucket;
  };

  /** Makes a bucket; one that exists stays as it is. */
  const create = async (name: string): Promise<void> => {
    if (!isBucketName(name)) throw new Fault("InvalidBucketName");
    if (buckets.has(name)) return;
    await makeFolder(folderOf(name));
    const bucket = await open(name);
    if (!buckets.has(name)) buckets.set(name, bucket);
  };

  /** Removes a bucket that holds nothing; the system itself refuses to remove a folder that is not empty. */
  const remove = async (name: string): Promise<void> => {
    get(name);
    try {
      for (const inner of ["uploads", "objects"]) rmdirSync(join(folderOf(name), inner));
    } catch (error) {
      await open(name);
      throw isCode(error, "ENOTEMPTY") ? new Fault("BucketNotEmpty") : error;
    }
    buckets.delete(name);
    const grave = join(draftFolder, `${name}.gone`);
    await rename(folderOf(name), grave);
    await syncFolder(bucketsFolder);
    await rm(grave, { recursive: true, force: true });
  };

  const setCors = async (name: string, rules: CorsRule[]): Promise<void> => {
    const bucket = get(name);
    await writeWhole(join(folderOf(name), "cors.json"), JSON.stringify(rules), draftFolder);
    bucket.cors = rules;
  };

  return { find, get, create, remove, setCors };
}

function isBucketName(name: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes("..");
}
