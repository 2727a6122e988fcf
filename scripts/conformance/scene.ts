import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { request, type IncomingHttpHeaders } from "node:http";
import { request as requestOverTls } from "node:https";
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type GetObjectCommandInput,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

/** An S3 server to be checked. */
export type Server = { endpoint: string; region: string; accessKeyId: string; secretAccessKey: string };

/** One thing a server must do. `optional` names a feature that the portal can do without. */
export type Check = {
  name: string;
  optional?: string;
  /** Servers of which it is known that they do not do this, and why that is bearable. */
  knownMissing?: Record<string, string>;
  run: (scene: Scene) => Promise<void>;
};

/** A bucket of one's own on the server, and two clients: as the SDK comes, and as the portal sets it up. */
export type Scene = {
  server: Server;
  bucket: string;
  s3: S3Client;
  portal: S3Client;
  /** A key that no other check uses. */
  key: (hint?: string) => string;
  close: () => Promise<void>;
};

/** Opens a scene on the server. */
export async function openScene(server: Server): Promise<Scene> {
  const bucket = `conformance-${randomBytes(6).toString("hex")}`;
  const s3 = clientOf(server);
  const portal = clientOf(server, portalSettings);
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const close = async () => {
    const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    for (const { Key, UploadId } of Uploads)
      await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    for (const { Key } of Contents) await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
    s3.destroy();
    portal.destroy();
  };
  const key = (hint = "object") => `${randomBytes(6).toString("hex")}/${hint}`;
  return { server, bucket, s3, portal, key, close };
}

const portalSettings: S3ClientConfig = {
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
};

/** A client of the server that never tries twice. */
export function clientOf({ endpoint, region, ...credentials }: Server, more: S3ClientConfig = {}): S3Client {
  return new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1, ...more });
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** Sends a plain request, as a browser with a signed address would. */
export function send(
  url: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = url.startsWith("https:") ? requestOverTls : request;
    const length = body ? { "content-length": String(body.length) } : {};
    const sent = start(url, { method, headers: { ...length, ...headers } }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Stores an object. */
export async function put({ portal, bucket }: Scene, key: string, body: Buffer): Promise<void> {
  await portal.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}

/** Reads an object whole. */
export async function get({ portal, bucket }: Scene, key: string, more: Partial<GetObjectCommandInput> = {}) {
  const { Body, ...answer } = await portal.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...more }));
  assert(Body);
  return { ...answer, body: Buffer.from(await Body.transformToByteArray()) };
}

/** A signed address to read an object. */
export function addressToGet({ portal, bucket }: Scene, key: string, more: Partial<GetObjectCommandInput> = {}) {
  return getSignedUrl(portal, new GetObjectCommand({ Bucket: bucket, Key: key, ...more }), { expiresIn: 300 });
}

/** The headers that a signer must leave in the header, so that the browser has to send them. */
export const unhoistableHeaders = new Set(["x-amz-checksum-sha256", "if-none-match"]);

/** A signed address to store exactly this content once, as the portal gives it to a browser. */
export async function addressToPut({ portal, bucket }: Scene, key: string, body: Buffer) {
  const checksum = sha256(body);
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentLength: body.length,
    ChecksumSHA256: checksum,
    IfNoneMatch: "*",
  });
  const url = await getSignedUrl(portal, command, { expiresIn: 300, unhoistableHeaders });
  return { url, headers: { "x-amz-checksum-sha256": checksum, "if-none-match": "*" } };
}

/** Asserts that the server refused, with one of these statuses. */
export async function refused(asked: Promise<unknown>, ...statuses: number[]): Promise<void> {
  const status = await asked.then(statusOf, (error: unknown) => statusOf(error));
  assert(statuses.includes(status), `expected ${statuses.join(" or ")}, got ${status}`);
}

/** Asserts that nothing is stored under the key. */
export async function absent({ s3, bucket }: Scene, key: string): Promise<void> {
  await refused(s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })), 404);
}

/** The HTTP status of an answer, of the SDK's output or of the SDK's error. */
export function statusOf(answer: unknown): number {
  if (typeof answer !== "object" || answer === null) return 0;
  if ("status" in answer && typeof answer.status === "number") return answer.status;
  const metadata = "$metadata" in answer ? (answer.$metadata as { httpStatusCode?: number }) : {};
  if (metadata.httpStatusCode === undefined && answer instanceof Error) throw answer;
  return metadata.httpStatusCode ?? 0;
}

export const mebibyte = 2 ** 20;

export function sha256(body: Buffer): string {
  return createHash("sha256").update(body).digest("base64");
}

export function md5(body: Buffer): string {
  return createHash("md5").update(body).digest("hex");
}
