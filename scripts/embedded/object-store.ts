import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { openBuckets, type Buckets } from "./object-store/buckets.ts";
import { corsHeaders, preflightHeaders } from "./object-store/cors.ts";
import { isCode } from "./object-store/disk.ts";
import { Fault } from "./object-store/fault.ts";
import { operationFor } from "./object-store/operations.ts";
import type { Reply } from "./object-store/reply.ts";
import { readRequest, type S3Request } from "./object-store/request.ts";
import { verifySignature, type Credentials } from "./object-store/signature.ts";
import { element, xmlDocument } from "./object-store/xml.ts";

/** Where the store keeps its data, where it listens and who may use it. */
export type ObjectStoreOptions = Credentials & { dataDir: string; port: number; host?: string };

/** A store that is running. */
export type ObjectStore = { port: number; close: () => Promise<void> };

const second = 1000;
const grace = 1.5 * second;
const idleLimit = 120 * second;
const drainLimit = 64 * 2 ** 20;
// Larger gulps than Node's own 64 KiB cost a third less of the processor.
const gulp = 2 ** 20;

/**
 * Starts a strict subset of S3 over one folder, for an installation on a single machine.
 * Every request must be signed; what is not supported is refused, never ignored.
 */
export async function startObjectStore(options: ObjectStoreOptions): Promise<ObjectStore> {
  const { dataDir, port, host = "127.0.0.1", ...credentials } = options;
  const underWay = new Set<Promise<void>>();
  let begin: (folder: string) => void = () => undefined;
  const opening = new Promise<string>((resolve) => (begin = resolve)).then(openBuckets);
  const handle = (req: IncomingMessage, res: ServerResponse) => {
    const work = answer(req, res, opening, credentials).finally(() => underWay.delete(work));
    underWay.add(work);
  };

  const server = createServer({
    highWaterMark: gulp,
    requestTimeout: 0,
    headersTimeout: 20 * second,
    keepAliveTimeout: 30 * second,
  });
  server.timeout = idleLimit;
  server.on("request", handle).on("checkContinue", handle);
  // The port is taken before the folder is touched: a second store started by mistake must not sweep the first one's drafts.
  await new Promise<void>((resolve, reject) => server.on("error", reject).listen(port, host, resolve));
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const end = setTimeout(() => server.closeAllConnections(), grace);
    await closed;
    clearTimeout(end);
    await Promise.all(underWay);
  };
  begin(dataDir);
  await opening.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { port: (server.address() as AddressInfo).port, close };
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  opening: Promise<Buckets>,
  credentials: Credentials,
): Promise<void> {
  const requestId = randomUUID();
  res.setHeader("x-amz-request-id", requestId);
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  try {
    const buckets = await opening;
    const request = readRequest(req, res);
    await send(req, res, preflight(request, res, buckets) ?? (await perform(request, buckets, credentials)));
  } catch (error) {
    await send(req, res, refusal(error, req, requestId)).catch(() => res.destroy());
  } finally {
    drain(req);
  }
}

async function perform(request: S3Request, buckets: Buckets, credentials: Credentials): Promise<Reply> {
  const payloadHash = verifySignature(request, credentials, new Date());
  return operationFor(request)({ ...request, payloadHash }, buckets);
}

/** Answers a preflight; marks any other answer, refusals too, so that a page of an allowed origin can read it. */
function preflight({ bucket, method, headers }: S3Request, res: ServerResponse, buckets: Buckets): Reply | undefined {
  const rules = buckets.find(bucket)?.cors ?? [];
  const origin = headers.get("origin");
  if (method === "OPTIONS") {
    const wanted = headers.get("access-control-request-method");
    if (origin === undefined || wanted === undefined) throw new Fault("AccessForbidden");
    const asked = headers.get("access-control-request-headers") ?? "";
    return { status: 200, headers: preflightHeaders(rules, origin, wanted, asked) };
  }
  if (origin === undefined) return undefined;
  for (const [name, value] of Object.entries(corsHeaders(rules, origin, method))) res.setHeader(name, value);
  return undefined;
}

async function send(req: IncomingMessage, res: ServerResponse, reply: Reply): Promise<void> {
  const { status, headers = {}, xml = "", content } = reply;
  if (res.headersSent || res.destroyed) {
    content?.destroy();
    res.destroy();
    return;
  }
  res.writeHead(status, {
    ...(xml !== "" && { "content-type": "application/xml" }),
    // Who waits for "100 Continue" and is refused sends no body, so the connection cannot serve another request.
    ...(!req.complete && req.headers.expect !== undefined && { connection: "close" }),
    ...(status !== 204 && status !== 304 && { "content-length": String(Buffer.byteLength(xml)) }),
    ...headers,
  });
  if (content) await pipeline(content, res);
  else res.end(req.method === "HEAD" ? "" : xml);
}

function refusal(error: unknown, req: IncomingMessage, requestId: string): Reply {
  const fault =
    error instanceof Fault ? error : new Fault(isCode(error, "ENOSPC") ? "InsufficientStorage" : "InternalError");
  if (!(error instanceof Fault) && !isBrokenConnection(error)) report(error, req, requestId);
  const { status, code, message } = fault;
  const content = [element("Code", code), element("Message", message), element("RequestId", requestId)];
  return { status, xml: xmlDocument("Error", content) };
}

function isBrokenConnection(error: unknown): boolean {
  return ["ECONNRESET", "EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].some((code) => isCode(error, code));
}

/** Says what went wrong and where in the code; never an address or a message, which might name a key. */
function report(error: unknown, { method }: IncomingMessage, requestId: string): void {
  const [name, ...frames] =
    error instanceof Error ? [error.name, ...(error.stack ?? "").split("\n    at ").slice(1)] : [];
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  console.error(JSON.stringify({ service: "object-store", requestId, method, error: name, code, frames }));
}

/**
 * Swallows what a refused client is still sending: many can read an answer only after their last byte.
 * One that sends too much of it is cut off.
 */
function drain(req: IncomingMessage): void {
  if (req.complete || req.destroyed) return;
  let swallowed = 0;
  req.on("data", (piece: Buffer) => {
    swallowed += piece.length;
    if (swallowed > drainLimit) req.destroy();
  });
}
