import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import {
  absent,
  get,
  mebibyte,
  put,
  refused,
  send,
  sha256,
  unhoistableHeaders,
  type Check,
  type Scene,
} from "./scene.ts";

const hello = Buffer.from("hello dicom");
const large = randomBytes(5 * mebibyte);

type Upload = { Bucket: string; Key: string; UploadId: string };

/** Uploads in parts, for files too large for one request. */
export const multipartChecks: Check[] = [
  {
    name: "parts become one object, and the order of their arrival does not matter",
    async run(scene) {
      const upload = await startUpload(scene, { ContentType: "application/zip" });
      const [last, first] = [await addPart(scene, upload, 7, hello), await addPart(scene, upload, 2, large)];
      await complete(scene, upload, [first, last]);
      const whole = await get(scene, upload.Key);
      assert.deepEqual(whole.body, Buffer.concat([large, hello]));
      assert.equal(whole.ContentType, "application/zip");
      assert.match(whole.ETag ?? "", /^"[0-9a-f]{32}-2"$/);
      const across = await get(scene, upload.Key, { Range: `bytes=${large.length - 2}-${large.length + 1}` });
      assert.deepEqual(across.body, Buffer.concat([large.subarray(-2), hello.subarray(0, 2)]));
    },
  },
  {
    name: "parts are listed, in pages, and a part sent again replaces the first",
    async run(scene) {
      const upload = await startUpload(scene);
      for (const number of [1, 2, 3]) await addPart(scene, upload, number, hello);
      await addPart(scene, upload, 3, Buffer.from("longer than before"));
      const page = await scene.s3.send(new ListPartsCommand({ ...upload, MaxParts: 2 }));
      assert.deepEqual([page.Parts?.map((part) => part.PartNumber), page.IsTruncated], [[1, 2], true]);
      const rest = await scene.s3.send(
        new ListPartsCommand({ ...upload, PartNumberMarker: page.NextPartNumberMarker }),
      );
      assert.deepEqual(
        rest.Parts?.map((part) => [part.PartNumber, part.Size]),
        [[3, 18]],
      );
    },
  },
  {
    name: "unfinished uploads are listed",
    async run(scene) {
      const uploads = [await startUpload(scene), await startUpload(scene)];
      const listed = await scene.s3.send(new ListMultipartUploadsCommand({ Bucket: scene.bucket }));
      for (const { UploadId, Key } of uploads)
        assert(listed.Uploads?.some((found) => found.UploadId === UploadId && found.Key === Key));
      const Prefix = uploads[0]?.Key;
      const one = await scene.s3.send(new ListMultipartUploadsCommand({ Bucket: scene.bucket, Prefix }));
      assert.equal(one.Uploads?.length, 1);
    },
  },
  {
    name: "an unfinished upload is no object, and an aborted one is gone",
    async run(scene) {
      const upload = await startUpload(scene);
      await addPart(scene, upload, 1, hello);
      await absent(scene, upload.Key);
      await scene.s3.send(new AbortMultipartUploadCommand(upload));
      await refused(scene.s3.send(new ListPartsCommand(upload)), 404);
      await refused(addPart(scene, upload, 1, hello), 404);
      await absent(scene, upload.Key);
    },
  },
  {
    name: "an upload is completed only with the parts that arrived, in order and large enough",
    async run(scene) {
      const upload = await startUpload(scene);
      const one = await addPart(scene, upload, 1, hello);
      const two = await addPart(scene, upload, 2, hello);
      await refused(complete(scene, upload, [{ ...one, ETag: `"${"0".repeat(32)}"` }]), 400);
      await refused(complete(scene, upload, [{ ...one, PartNumber: 9 }]), 400);
      await refused(complete(scene, upload, [two, one]), 400);
      await refused(complete(scene, upload, [one, two]), 400);
      await absent(scene, upload.Key);
    },
  },
  {
    name: "completing again after a lost reply is harmless",
    async run(scene) {
      const upload = await startUpload(scene);
      const part = await addPart(scene, upload, 1, hello);
      for (let times = 0; times < 2; times++) await complete(scene, upload, [part]);
      assert.deepEqual((await get(scene, upload.Key)).body, hello);
    },
  },
  {
    name: "an upload may be completed on condition that its key is free",
    optional: "If-None-Match on completing an upload",
    knownMissing: { radosgw: "ignores it there; keys are random and never given twice" },
    async run(scene) {
      const upload = await startUpload(scene);
      const part = await addPart(scene, upload, 1, hello);
      await put(scene, upload.Key, Buffer.from("first"));
      await refused(complete(scene, upload, [part], "*"), 412);
      assert.equal((await get(scene, upload.Key)).body.toString(), "first");
    },
  },
  {
    name: "a signed part is stored; another length and a missing header are refused",
    async run(scene) {
      const upload = await startUpload(scene);
      const { url, headers } = await addressOfPart(scene, upload, hello);
      await refused(send(url, { method: "PUT", body: hello }), 403);
      await refused(send(url, { method: "PUT", headers, body: Buffer.from("hello dicom!") }), 403);
      assert.equal((await send(url, { method: "PUT", headers, body: hello })).status, 200);
      const { Parts } = await scene.s3.send(new ListPartsCommand(upload));
      assert.deepEqual(
        Parts?.map((part) => part.Size),
        [hello.length],
      );
    },
  },
  {
    name: "other content than a part's signed checksum is refused",
    knownMissing: { radosgw: "ignores x-amz-checksum-sha256; ingest verifies the hash itself" },
    async run(scene) {
      const upload = await startUpload(scene);
      const { url, headers } = await addressOfPart(scene, upload, hello);
      await refused(send(url, { method: "PUT", headers, body: Buffer.from("HELLO DICOM") }), 400);
    },
  },
  {
    name: "a checksum that the signer moved into the address holds too",
    knownMissing: { radosgw: "ignores x-amz-checksum-sha256; the portal keeps it in the header" },
    async run(scene) {
      const upload = await startUpload(scene);
      const command = new UploadPartCommand({ ...upload, PartNumber: 1, ChecksumSHA256: sha256(large) });
      const url = await getSignedUrl(scene.portal, command, { expiresIn: 300 });
      await refused(send(url, { method: "PUT", body: hello }), 400, 403);
    },
  },
];

async function startUpload({ s3, bucket, key }: Scene, more: { ContentType?: string } = {}): Promise<Upload> {
  const names = { Bucket: bucket, Key: key("upload") };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...names, ...more }));
  assert(UploadId);
  return { ...names, UploadId };
}

async function addPart({ portal }: Scene, upload: Upload, PartNumber: number, Body: Buffer) {
  const { ETag } = await portal.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
  return { PartNumber, ETag };
}

async function addressOfPart({ portal }: Scene, upload: Upload, body: Buffer) {
  const checksum = sha256(body);
  const part = { ...upload, PartNumber: 1, ContentLength: body.length, ChecksumSHA256: checksum };
  const url = await getSignedUrl(portal, new UploadPartCommand(part), { expiresIn: 300, unhoistableHeaders });
  return { url, headers: { "x-amz-checksum-sha256": checksum } };
}

function complete(
  { s3 }: Scene,
  upload: Upload,
  Parts: { PartNumber: number; ETag: string | undefined }[],
  IfNoneMatch?: string,
) {
  return s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts }, IfNoneMatch }));
}
