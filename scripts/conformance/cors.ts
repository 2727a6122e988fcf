import assert from "node:assert/strict";
import { GetBucketCorsCommand, PutBucketCorsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { addressToGet, addressToPut, md5, put, send, type Check, type Scene } from "./scene.ts";

const hello = Buffer.from("hello dicom");
const portalOrigin = "http://localhost:3000";
const strangerOrigin = "http://localhost.stranger.example:3000";

/** What pages of other origins may do: the portal's everything it needs, all others nothing. */
export const corsChecks: Check[] = [
  {
    name: "a bucket's CORS rules come back as they were set",
    async run(scene) {
      await setRules(scene);
      const { CORSRules } = await scene.s3.send(new GetBucketCorsCommand({ Bucket: scene.bucket }));
      assert.deepEqual(CORSRules?.[0]?.AllowedOrigins, [portalOrigin]);
      assert.deepEqual(new Set(CORSRules[0].AllowedMethods), new Set(["PUT", "GET", "HEAD"]));
      assert.equal(CORSRules[0].MaxAgeSeconds, 600);
    },
  },
  {
    name: "the portal's preflight is allowed, and remembered",
    async run(scene) {
      await setRules(scene);
      const { status, headers } = await preflight(scene, portalOrigin, "PUT");
      assert(status === 200 || status === 204, String(status));
      assert.equal(headers["access-control-allow-origin"], portalOrigin);
      assert.match(headers["access-control-allow-methods"] ?? "", /PUT/);
      assert.match(headers["access-control-allow-headers"] ?? "", /x-amz-checksum-sha256/i);
      assert.equal(headers["access-control-max-age"], "600");
    },
  },
  {
    name: "the preflight of another origin or for another method is not allowed",
    async run(scene) {
      await setRules(scene);
      for (const [origin, method] of [
        [strangerOrigin, "PUT"],
        ["null", "GET"],
        [portalOrigin, "DELETE"],
      ] as const) {
        const { headers } = await preflight(scene, origin, method);
        const methods = headers["access-control-allow-methods"] ?? "";
        assert(headers["access-control-allow-origin"] === undefined || !methods.includes(method));
      }
    },
  },
  {
    name: "the portal's page can read the ETag of an upload",
    async run(scene) {
      await setRules(scene);
      const { url, headers } = await addressToPut(scene, scene.key(), hello);
      const stored = await send(url, { method: "PUT", headers: { ...headers, origin: portalOrigin }, body: hello });
      assert.equal(stored.headers.etag, `"${md5(hello)}"`);
      assert.equal(stored.headers["access-control-allow-origin"], portalOrigin);
      assert.match(stored.headers["access-control-expose-headers"] ?? "", /etag/i);
    },
  },
  {
    name: "the portal's page can read a range and check it, a stranger's cannot",
    async run(scene) {
      await setRules(scene);
      const key = scene.key();
      await put(scene, key, hello);
      const url = await addressToGet(scene, key);
      const own = await send(url, { headers: { origin: portalOrigin, range: "bytes=0-3" } });
      assert.equal(own.status, 206);
      assert.equal(own.headers["access-control-allow-origin"], portalOrigin);
      const exposed = own.headers["access-control-expose-headers"] ?? "";
      for (const name of [/content-range/i, /content-length/i, /etag/i]) assert.match(exposed, name);
      const stranger = await send(url, { headers: { origin: strangerOrigin, range: "bytes=0-3" } });
      assert.equal(stranger.headers["access-control-allow-origin"], undefined);
    },
  },
  {
    name: "the portal's page can read why it was refused",
    knownMissing: { radosgw: "sends refusals without CORS headers; the uploader then asks for a new address" },
    async run(scene) {
      await setRules(scene);
      const command = new PutObjectCommand({ Bucket: scene.bucket, Key: scene.key() });
      const url = await getSignedUrl(scene.portal, command, { expiresIn: 300 });
      const answer = await send(url.replace(/Signature=./, "Signature=_"), {
        method: "PUT",
        headers: { origin: portalOrigin },
        body: hello,
      });
      assert.equal(answer.status, 403);
      assert.equal(answer.headers["access-control-allow-origin"], portalOrigin);
    },
  },
];

async function setRules({ s3, bucket }: Scene): Promise<void> {
  const rule = {
    AllowedOrigins: [portalOrigin],
    AllowedMethods: ["PUT", "GET", "HEAD"],
    AllowedHeaders: ["*"],
    ExposeHeaders: ["ETag", "Content-Range", "Content-Length"],
    MaxAgeSeconds: 600,
  };
  await s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } }));
}

async function preflight(scene: Scene, origin: string, method: string) {
  const { url } = await addressToPut(scene, scene.key(), hello);
  return send(url, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": method,
      "access-control-request-headers": "content-type,if-none-match,x-amz-checksum-sha256",
    },
  });
}
