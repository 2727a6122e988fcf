import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  PutObjectTaggingCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checks, runCheck } from "../conformance.ts";
import { addressToGet, addressToPut, openScene, put, refused, send, type Scene } from "../conformance/scene.ts";
import { startObjectStore, type ObjectStore } from "./object-store.ts";

const credentials = { accessKeyId: "testing", secretAccessKey: "testing-secret", region: "us-east-1" };
const hello = Buffer.from("hello dicom");

let dataDir: string;
let store: ObjectStore;
let scene: Scene;

beforeAll(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), "object-store-")), "data");
  store = await startObjectStore({ dataDir, port: 0, ...credentials });
  scene = await openScene({ endpoint: `http://127.0.0.1:${store.port}`, ...credentials });
});

afterAll(async () => {
  await scene.close();
  await store.close();
  await rm(join(dataDir, ".."), { recursive: true });
});

const notThere = new Set(["encryption by the server", "object lock"]);

describe("what the portal asks of any S3 server", () => {
  test.each(checks)("$name", async (check) => {
    const outcome = await runCheck(check, scene);
    if (notThere.has(check.optional ?? "")) expect(outcome.result).toBe("not done");
    else expect(outcome).toEqual({ result: "passed" });
  });
});

describe("what this store adds", () => {
  test("versions, locks, lifecycles, tags and encryption are refused, not ignored", async () => {
    const { s3, bucket: Bucket } = scene;
    const names = { Bucket, Key: scene.key() };
    const asked = [
      s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } })),
      s3.send(new PutObjectRetentionCommand({ ...names, Retention: { Mode: "GOVERNANCE" } })),
      s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [] } })),
      s3.send(new PutObjectTaggingCommand({ ...names, Tagging: { TagSet: [] } })),
      s3.send(new CreateBucketCommand({ Bucket: "locked", ObjectLockEnabledForBucket: true })),
      s3.send(new PutObjectCommand({ ...names, Body: "", ACL: "public-read" })),
      s3.send(new PutObjectCommand({ ...names, Body: "", ServerSideEncryption: "aws:kms" })),
      s3.send(new PutObjectCommand({ ...names, Body: "", ChecksumCRC32C: "AAAAAA==" })),
      s3.send(new GetObjectCommand({ ...names, VersionId: "1" })),
    ];
    await Promise.all(asked.map((each) => refused(each, 501)));
  });

  test("files that a system leaves in its folders do no harm", async () => {
    const folder = join(await mkdtemp(join(tmpdir(), "object-store-")), "data");
    const open = (port: number) => startObjectStore({ dataDir: folder, port, ...credentials });
    const first = await open(0);
    const looked = await openScene({ endpoint: `http://127.0.0.1:${first.port}`, ...credentials });
    await put(looked, "kept", hello);
    for (const inner of ["", `${looked.bucket}/objects`, `${looked.bucket}/uploads`])
      await writeFile(join(folder, "buckets", inner, ".DS_Store"), "Bud1");
    await first.close();

    const again = await open(first.port);
    const { s3, bucket: Bucket } = looked;
    expect((await s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(1);
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).toEqual([]);
    await again.close();
    await rm(join(folder, ".."), { recursive: true });
  });

  test("files are named by hashes, and nothing stands outside the data folder", async () => {
    await put(scene, "../../../escaped", hello);
    await put(scene, "..", hello);
    expect(await readdir(join(dataDir, ".."))).toEqual(["data"]);
    const names = await readdir(join(dataDir, "buckets", scene.bucket, "objects"));
    expect(names.every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
    expect(await readdir(join(dataDir, "drafts"))).toEqual([]);
  });

  test("an error is S3's XML with a request id, names no key, and no answer may be sniffed", async () => {
    const answer = await send(await addressToGet(scene, "secret-name"));
    const { headers, body } = answer;
    expect(answer.status).toBe(404);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(body.toString()).toContain("<Code>NoSuchKey</Code>");
    expect(body.toString()).toContain(`<RequestId>${String(headers["x-amz-request-id"])}</RequestId>`);
    expect(body.toString()).not.toContain("secret-name");
  });

  test("a bucket without rules lets no origin in", async () => {
    await scene.s3.send(new CreateBucketCommand({ Bucket: "no-rules" }));
    const headers = { origin: "http://localhost:3000", "access-control-request-method": "GET" };
    const url = `${scene.server.endpoint}/no-rules/key`;
    const answers = [await send(url, { method: "OPTIONS", headers }), await send(url, { headers })];
    for (const answer of answers) {
      expect(answer.status).toBe(403);
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  test("both ways of signing at once, parameters given twice and false escapes are refused", async () => {
    const url = await addressToGet(scene, scene.key());
    await refused(send(url, { headers: { authorization: "AWS4-HMAC-SHA256 Credential=x" } }), 400);
    await refused(send(`${url}&X-Amz-Expires=300`), 400);
    await refused(send(url.replace(/\/[^/?]*\?/, "/%ff?")), 400);
    await refused(send(url.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1")), 400);
  });

  test("a client that waits for 100 Continue is refused before it sends its body", async () => {
    const { url, headers } = await addressToPut(scene, scene.key(), hello);
    const { pathname, search } = new URL(url.replace(/Signature=./, "Signature=_"));
    const lines = Object.entries({ host: `127.0.0.1:${store.port}`, ...headers, "content-length": "11" });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const reply = await exchange(`PUT ${pathname}${search} HTTP/1.1\r\n${head}expect: 100-continue\r\n\r\n`);
    expect(reply).toMatch(/^HTTP\/1.1 403 /);
    expect(reply).toMatch(/connection: close/i);
  });

  test("closing ends idle and busy connections within two seconds", async () => {
    const folder = await mkdtemp(join(tmpdir(), "object-store-"));
    const other = await startObjectStore({ dataDir: folder, port: 0, ...credentials });
    const own = await openScene({ endpoint: `http://127.0.0.1:${other.port}`, ...credentials });
    const { url, headers } = await addressToPut(own, own.key(), hello);
    const { pathname, search, host } = new URL(url);
    const lines = Object.entries({ host, ...headers, "content-length": "11" });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const busy = exchange(`PUT ${pathname}${search} HTTP/1.1\r\n${head}\r\nhello`, other.port).catch(() => "cut");
    await own.s3.send(new ListMultipartUploadsCommand({ Bucket: own.bucket }));
    const before = Date.now();
    await other.close();
    expect(Date.now() - before).toBeLessThan(2000);
    await busy;
    expect(await readdir(join(folder, "drafts"))).toEqual([]);
    await rm(folder, { recursive: true });
  });

  test("a port that is taken is an error, and the folder is left alone", async () => {
    const folder = join(dataDir, "..", "second");
    await assert.rejects(startObjectStore({ dataDir: folder, port: store.port, ...credentials }), /EADDRINUSE/);
    await assert.rejects(readdir(folder), /ENOENT/);
  });
});

/** Writes raw bytes to the store and answers all that comes back. */
function exchange(bytes: string, port = store.port): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => (reply += text));
    socket.on("error", reject);
    socket.on("close", () => resolve(reply));
  });
}
