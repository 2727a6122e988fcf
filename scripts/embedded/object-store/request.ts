import type { IncomingMessage, ServerResponse } from "node:http";
import { Fault } from "./fault.ts";

/** One S3 request, read but not yet trusted. */
export type S3Request = {
  readonly method: string;
  readonly rawPath: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
  /** The body; a client that waits for "100 Continue" is told to go on when this is called. */
  readonly body: () => AsyncIterable<Buffer>;
};

const longestKey = 1024;

/** Reads the address and headers of an HTTP request to the path-style address /bucket/key. */
export function readRequest(req: IncomingMessage, res: ServerResponse): S3Request {
  const [rawPath, rawQuery] = splitOnce(req.url ?? "", "?");
  if (!rawPath.startsWith("/")) throw new Fault("InvalidURI");
  const [rawBucket, rawKey] = splitOnce(rawPath.slice(1), "/");
  const key = percentDecoded(rawKey);
  if (Buffer.byteLength(key) > longestKey) throw new Fault("KeyTooLongError");
  if (key.includes("\0")) throw new Fault("InvalidURI");
  return {
    method: req.method ?? "",
    rawPath,
    bucket: percentDecoded(rawBucket),
    key,
    query: readQuery(rawQuery),
    headers: readHeaders(req),
    body: () => {
      if (req.headers.expect !== undefined) res.writeContinue();
      // Left open when reading stops early: a refusal still has to go out through the same connection.
      return req.iterator({ destroyOnReturn: false });
    },
  };
}

/** A header's value. Signers may move x-amz-* headers into a presigned address; there they count the same. */
export function header(request: S3Request, name: string): string | undefined {
  return request.headers.get(name) ?? (name.startsWith("x-amz-") ? hoisted(request).get(name) : undefined);
}

/** The x-amz-* headers of a request, wherever they stand. */
export function amazonHeaders(request: S3Request): Map<string, string> {
  const sent = [...request.headers].filter(([name]) => name.startsWith("x-amz-"));
  return new Map([...hoisted(request), ...sent]);
}

/** Reads a whole number of the query within bounds. */
export function wholeNumber(request: S3Request, name: string, bounds: { min: number; max: number; otherwise: number }) {
  const text = request.query.get(name);
  if (text === undefined) return bounds.otherwise;
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text) || number < bounds.min) throw new Fault("InvalidArgument", `${name} is out of bounds`);
  return Math.min(number, bounds.max);
}

/** Percent-decodes strictly: an address that is not UTF-8 is refused. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Fault("InvalidURI");
  }
}

function hoisted({ query }: S3Request): Map<string, string> {
  const lower = [...query].map(([name, value]) => [name.toLowerCase(), value] as const);
  return new Map(lower.filter(([name]) => name.startsWith("x-amz-")));
}

function readQuery(raw: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of raw.split("&")) {
    if (pair === "") continue;
    const [name, value] = splitOnce(pair.replaceAll("+", " "), "=").map(percentDecoded) as [string, string];
    if (query.has(name)) throw new Fault("InvalidArgument", "A query parameter was given twice");
    query.set(name, value);
  }
  return query;
}

function readHeaders(req: IncomingMessage): Map<string, string> {
  return new Map(
    Object.entries(req.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(",") : value]],
    ),
  );
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
