import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { decodeChunks } from "./chunks.ts";
import { Fault } from "./fault.ts";
import { amazonHeaders, header, type S3Request } from "./request.ts";

/** What a body turned out to be once it was all there. */
export type Sums = { size: number; md5: string; sha256?: string; crc32?: string };

/** A request whose signature holds, with the payload hash that was signed. */
export type SignedRequest = S3Request & { readonly payloadHash: string };

const largestObject = 5 * 2 ** 30;
const largestDocument = 4 * 2 ** 20;
const streaming = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/**
 * Reads the body to its end, gives it to `write` piece by piece and checks every length and checksum that was claimed.
 * A fault means that nothing written may be kept.
 */
export async function receiveBody(
  request: SignedRequest,
  write: (piece: Buffer) => Promise<void> | undefined,
  limit = largestObject,
): Promise<Sums> {
  const length = claimedLength(request, limit);
  const trailers = new Map<string, string>();
  const wanted = [...checksumsClaimed(request), ...announcedTrailers(request)];
  const sums = tally({
    sha256: wanted.includes("x-amz-checksum-sha256") || isHash(request.payloadHash),
    crc32: wanted.includes("x-amz-checksum-crc32"),
  });

  const body = request.payloadHash === streaming ? decodeChunks(request.body(), trailers) : request.body();
  for await (const piece of body) {
    sums.add(piece);
    if (sums.size() > length) throw new Fault("IncompleteBody");
    await write(piece);
  }
  const found = sums.result();
  if (found.size !== length) throw new Fault("IncompleteBody");
  checkSums(request, trailers, found);
  return found;
}

/** Reads a small body, an XML document, as text; its checksums are verified too. */
export async function receiveDocument(request: SignedRequest): Promise<string> {
  const pieces: Buffer[] = [];
  await receiveBody(request, (piece) => void pieces.push(piece), largestDocument);
  return Buffer.concat(pieces).toString("utf8");
}

function claimedLength(request: SignedRequest, limit: number): number {
  const { payloadHash } = request;
  if (!isHash(payloadHash) && payloadHash !== "UNSIGNED-PAYLOAD" && payloadHash !== streaming)
    throw new Fault("NotImplemented", "This way of signing a payload is not supported");
  const given = header(request, payloadHash === streaming ? "x-amz-decoded-content-length" : "content-length");
  if (given === undefined && request.headers.has("transfer-encoding")) throw new Fault("MissingContentLength");
  const length = Number(given ?? 0);
  if (!Number.isSafeInteger(length) || length < 0) throw new Fault("InvalidArgument");
  if (length > limit) throw new Fault("EntityTooLarge");
  return length;
}

/** A checksum that cannot be verified must not be accepted in silence. */
function checksumsClaimed(request: SignedRequest): string[] {
  const informational = ["x-amz-checksum-algorithm", "x-amz-checksum-mode", "x-amz-checksum-type"];
  const names = [...amazonHeaders(request).keys()].filter(
    (name) => name.startsWith("x-amz-checksum-") && !informational.includes(name),
  );
  return names.map(supported);
}

function announcedTrailers(request: SignedRequest): string[] {
  const names = (header(request, "x-amz-trailer") ?? "").split(",").map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== "").map(supported);
}

function supported(name: string): string {
  if (name === "x-amz-checksum-sha256" || name === "x-amz-checksum-crc32") return name;
  throw new Fault("NotImplemented", "Checksums may be SHA-256 or CRC-32");
}

function tally(wanted: { sha256: boolean; crc32: boolean }) {
  const md5 = createHash("md5");
  const sha256 = wanted.sha256 ? createHash("sha256") : undefined;
  let crc = 0;
  let size = 0;
  return {
    size: () => size,
    add(piece: Buffer) {
      size += piece.length;
      md5.update(piece);
      sha256?.update(piece);
      if (wanted.crc32) crc = crc32(piece, crc);
    },
    result: (): Sums => ({
      size,
      md5: md5.digest("hex"),
      ...(sha256 && { sha256: sha256.digest("base64") }),
      ...(wanted.crc32 && { crc32: bigEndian(crc).toString("base64") }),
    }),
  };
}

function checkSums(request: SignedRequest, trailers: Map<string, string>, found: Sums): void {
  if (isHash(request.payloadHash) && request.payloadHash !== Buffer.from(found.sha256 ?? "", "base64").toString("hex"))
    throw new Fault("XAmzContentSHA256Mismatch");
  for (const name of announcedTrailers(request)) if (!trailers.has(name)) throw new Fault("IncompleteBody");
  const claims: [claim: string | undefined, sum: string | undefined, bytes: number][] = [
    [header(request, "content-md5"), Buffer.from(found.md5, "hex").toString("base64"), 16],
    [header(request, "x-amz-checksum-sha256"), found.sha256, 32],
    [trailers.get("x-amz-checksum-sha256"), found.sha256, 32],
    [header(request, "x-amz-checksum-crc32"), found.crc32, 4],
    [trailers.get("x-amz-checksum-crc32"), found.crc32, 4],
  ];
  for (const [claim, sum, bytes] of claims) {
    if (claim === undefined || claim === sum) continue;
    throw new Fault(Buffer.from(claim, "base64").length === bytes ? "BadDigest" : "InvalidDigest");
  }
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function bigEndian(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number >>> 0);
  return bytes;
}
