import { receiveBody, receiveDocument } from "./body.ts";
import { isUnchanged, spanOf } from "./conditions.ts";
import { startDraft } from "./disk.ts";
import { Fault } from "./fault.ts";
import type { ObjectRecord } from "./objects.ts";
import { amazonHeaders, header, percentDecoded, type S3Request } from "./request.ts";
import type { Operation } from "./reply.ts";
import { element, xmlDocument } from "./xml.ts";

const pieceSize = 256 * 1024;

export const putObject: Operation = async (request, buckets) => {
  if (header(request, "x-amz-copy-source") !== undefined) return copyObject(request, buckets);
  const { objects, draftFolder } = buckets.get(request.bucket);
  const { key } = request;
  const exclusive = isExclusive(request);
  if (exclusive) await objects.refuseExisting(key);
  const draft = await startDraft(draftFolder);
  try {
    const { md5, ...sums } = await receiveBody(request, draft.write);
    const record = { key, etag: md5, modified: new Date().toISOString(), headers: keptHeaders(request), ...sums };
    await objects.commit(draft, record, exclusive);
    return { status: 200, headers: { etag: `"${record.etag}"`, ...checksumHeaders(record) } };
  } finally {
    await draft.discard();
  }
};

const copyObject: Operation = async (request, buckets) => {
  await receiveDocument(request);
  const [, sourceBucket, sourceKey] =
    /^\/?([^/]+)\/(.+)$/s.exec(percentDecoded(header(request, "x-amz-copy-source") ?? "")) ?? [];
  if (!sourceBucket || !sourceKey) throw new Fault("InvalidArgument", "The source of the copy cannot be read");
  const { objects, draftFolder } = buckets.get(request.bucket);
  const { handle, record: source } = await buckets.get(sourceBucket).objects.open(sourceKey);
  try {
    const draft = await startDraft(draftFolder);
    try {
      if (source.size > 0) {
        const content = handle.createReadStream({ end: source.size - 1, highWaterMark: pieceSize, autoClose: false });
        for await (const piece of content) await draft.write(piece as Buffer);
      }
      const kept = { ...source, uploadId: undefined };
      const headers = header(request, "x-amz-metadata-directive") === "REPLACE" ? keptHeaders(request) : source.headers;
      const record = { ...kept, key: request.key, modified: new Date().toISOString(), headers };
      await objects.commit(draft, record, isExclusive(request));
      const result = [element("LastModified", record.modified), element("ETag", `"${record.etag}"`)];
      return { status: 200, xml: xmlDocument("CopyObjectResult", result) };
    } finally {
      await draft.discard();
    }
  } finally {
    await handle.close();
  }
};

/** GetObject and HeadObject: the same answer, with and without its content. */
export const getObject: Operation = async (request, buckets) => {
  const { handle, record } = await buckets.get(request.bucket).objects.open(request.key);
  const ask = (name: string) => request.headers.get(name);
  let reading = false;
  try {
    const about = { etag: `"${record.etag}"`, "last-modified": new Date(record.modified).toUTCString() };
    if (isUnchanged(ask, record)) return { status: 304, headers: about };
    const { start, end, partial } = spanOf(ask, record);
    const headers = {
      ...record.headers,
      ...overrides(request),
      ...about,
      "accept-ranges": "bytes",
      "content-length": String(end - start + 1),
      ...(partial && { "content-range": `bytes ${start}-${end}/${record.size}` }),
      ...(!partial && header(request, "x-amz-checksum-mode") !== undefined && checksumHeaders(record)),
    };
    reading = request.method === "GET" && end >= start;
    const content = reading && handle.createReadStream({ start, end, highWaterMark: pieceSize });
    return { status: partial ? 206 : 200, headers, ...(content && { content }) };
  } finally {
    if (!reading) await handle.close();
  }
};

export const deleteObject: Operation = async (request, buckets) => {
  await buckets.get(request.bucket).objects.remove([request.key]);
  return { status: 204 };
};

/** Whether a write may only make something new. Other conditions on writes are not supported. */
export function isExclusive({ headers }: S3Request): boolean {
  const condition = headers.get("if-none-match");
  if (headers.has("if-match") || (condition !== undefined && condition !== "*"))
    throw new Fault("NotImplemented", "A write may only be conditional on If-None-Match: *");
  return condition === "*";
}

/** The headers of an upload that come back with every download. */
export function keptHeaders(request: S3Request): Record<string, string> {
  const { "content-encoding": encoding, ...rest } = Object.fromEntries(
    ["cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires"]
      .map((name) => [name, request.headers.get(name)] as const)
      .filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const encodings = (encoding ?? "").split(",").map((name) => name.trim());
  const lasting = encodings.filter((name) => name !== "" && name !== "aws-chunked").join(", ");
  const metadata = [...amazonHeaders(request)].filter(([name]) => name.startsWith("x-amz-meta-"));
  if (metadata.some(([name, value]) => !/^[\w.-]+$/.test(name) || !/^[\x20-\x7e\x80-\xff]*$/.test(value)))
    throw new Fault("InvalidArgument", "Metadata must be fit for a header");
  return {
    "content-type": "binary/octet-stream",
    ...rest,
    ...(lasting !== "" && { "content-encoding": lasting }),
    ...Object.fromEntries(metadata),
  };
}

/** The checksums that are known of an object or a part. */
export function checksumHeaders({ sha256, crc32 }: Pick<ObjectRecord, "sha256" | "crc32">): Record<string, string> {
  return {
    ...(sha256 !== undefined && { "x-amz-checksum-sha256": sha256 }),
    ...(crc32 !== undefined && { "x-amz-checksum-crc32": crc32 }),
  };
}

/** A signed address may say how its content is to be presented. */
function overrides({ query }: S3Request): Record<string, string> {
  const asked = [...query].filter(([name]) => name.startsWith("response-"));
  if (asked.some(([, value]) => !/^[\x20-\x7e]*$/.test(value)))
    throw new Fault("InvalidArgument", "A response header may hold ASCII only");
  return Object.fromEntries(asked.map(([name, value]) => [name.slice("response-".length), value]));
}
