import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { refused, type Check } from "./scene.ts";

/** For how many milliseconds the check locks: its bucket goes with it. */
const locked = 4_000;

/** Objects that nobody can remove before their day: the copies of the trail's signed end. */
export const lockingChecks: Check[] = [
  {
    name: "a locked object stays, and is listed and read, whatever is put in front of it",
    optional: "object lock",
    async run({ s3 }) {
      const [Bucket, Key] = [`conformance-${randomBytes(6).toString("hex")}`, "audit/1.json"];
      await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
      const lock = { ObjectLockMode: "COMPLIANCE", ObjectLockRetainUntilDate: new Date(Date.now() + locked) } as const;
      const ChecksumAlgorithm = "SHA256"; // locking asks for one
      const { VersionId } = await s3.send(
        new PutObjectCommand({ Bucket, Key, Body: "first", ChecksumAlgorithm, ...lock }),
      );
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: "second" }));
      await s3.send(new DeleteObjectCommand({ Bucket, Key }));
      await refused(s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId })), 403);
      await refused(s3.send(new GetObjectCommand({ Bucket, Key })), 404);
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      assert.equal(await Body?.transformToString(), "first");
      const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: "audit/" }));
      assert.equal(Versions?.at(-1)?.VersionId, VersionId);
      assert.equal(Versions?.length, 2);
      await sleep(lock.ObjectLockRetainUntilDate.getTime() - Date.now() + 1_000);
      await removeAll(s3, Bucket);
    },
  },
];

async function removeAll(s3: S3Client, Bucket: string): Promise<void> {
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  for (const { Key, VersionId } of [...Versions, ...DeleteMarkers])
    await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
