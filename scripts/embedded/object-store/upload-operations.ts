import { receiveBody, receiveDocument } from "./body.ts";
import type { Bucket } from "./buckets.ts";
import { startDraft } from "./disk.ts";
import { Fault } from "./fault.ts";
import { checksumHeaders, isExclusive, keptHeaders } from "./object-operations.ts";
import { amazonHeaders, wholeNumber, type S3Request } from "./request.ts";
import type { Operation } from "./reply.ts";
import type { NamedPart } from "./uploads.ts";
import { childrenOf, element, parseXml, textOf, xmlDocument } from "./xml.ts";

const mostParts = 10_000;
const partsPerPage = 1000;

export const createUpload: Operation = async (request, buckets) => {
  await receiveDocument(request);
  const upload = await buckets.get(request.bucket).uploads.start(request.key, keptHeaders(request));
  return { status: 200, xml: xmlDocument("InitiateMultipartUploadResult", namesOf(request, upload.id)) };
};

export const uploadPart: Operation = async (request, buckets) => {
  const bucket = buckets.get(request.bucket);
  const upload = await uploadOf(request, bucket);
  const text = request.query.get("partNumber") ?? "";
  const number = Number(text);
  if (!/^[1-9]\d{0,4}$/.test(text) || number > mostParts) throw new Fault("InvalidArgument");
  if (amazonHeaders(request).has("x-amz-copy-source")) throw new Fault("NotImplemented");
  const draft = await startDraft(bucket.draftFolder);
  try {
    const sums = await receiveBody(request, draft.write);
    const part = await bucket.uploads.savePart(upload, number, draft, sums);
    return { status: 200, headers: { etag: `"${part.etag}"`, ...checksumHeaders(part) } };
  } finally {
    await draft.discard();
  }
};

export const listParts: Operation = async (request, buckets) => {
  const bucket = buckets.get(request.bucket);
  const upload = await uploadOf(request, bucket);
  const limit = wholeNumber(request, "max-parts", { min: 1, max: partsPerPage, otherwise: partsPerPage });
  const after = wholeNumber(request, "part-number-marker", { min: 0, max: mostParts, otherwise: 0 });
  const parts = (await bucket.uploads.parts(upload)).filter(({ number }) => number > after);
  const page = parts.slice(0, limit);
  const more = parts.length > limit;
  return {
    status: 200,
    xml: xmlDocument("ListPartsResult", [
      namesOf(request, upload.id),
      element("PartNumberMarker", after),
      element("NextPartNumberMarker", more ? page.at(-1)?.number : undefined),
      element("MaxParts", limit),
      element("IsTruncated", more),
      page.map((part) =>
        element("Part", [
          element("PartNumber", part.number),
          element("LastModified", part.modified),
          element("ETag", `"${part.etag}"`),
          element("Size", part.size),
          element("ChecksumSHA256", part.sha256),
          element("ChecksumCRC32", part.crc32),
        ]),
      ),
    ]),
  };
};

export const completeUpload: Operation = async (request, buckets) => {
  const bucket = buckets.get(request.bucket);
  const exclusive = isExclusive(request);
  if ([...amazonHeaders(request).keys()].some((name) => /^x-amz-(checksum-(?!type)|mp-object)/.test(name)))
    throw new Fault("NotImplemented", "A checksum of the whole upload is not supported");
  const named = namedParts(await receiveDocument(request));
  const etag = (await completedBefore(request, bucket)) ?? (await complete());
  return {
    status: 200,
    xml: xmlDocument("CompleteMultipartUploadResult", [
      namesOf(request, undefined),
      element("Location", request.rawPath),
      element("ETag", `"${etag}"`),
    ]),
  };

  async function complete() {
    return (await bucket.uploads.complete(await uploadOf(request, bucket), named, exclusive)).etag;
  }
};

export const abortUpload: Operation = async (request, buckets) => {
  const { uploads } = buckets.get(request.bucket);
  await uploads.discard(await uploads.find(request.query.get("uploadId") ?? "", request.key));
  return { status: 204 };
};

/** The reply to a completion may be lost; who asks again gets the same answer. */
async function completedBefore({ key, query }: S3Request, { objects }: Bucket): Promise<string | undefined> {
  const record = await objects.find(key);
  return record?.uploadId === query.get("uploadId") ? record?.etag : undefined;
}

function uploadOf({ key, query }: S3Request, { uploads }: Bucket) {
  return uploads.find(query.get("uploadId") ?? "", key);
}

function namesOf({ bucket, key }: S3Request, uploadId: string | undefined) {
  return [element("Bucket", bucket), element("Key", key), element("UploadId", uploadId)];
}

function namedParts(xml: string): NamedPart[] {
  const root = parseXml(xml);
  const parts = childrenOf(root, "Part").map((part) => ({
    number: Number(textOf(part, "PartNumber")),
    etag: (textOf(part, "ETag") ?? "").replaceAll('"', ""),
    sha256: textOf(part, "ChecksumSHA256"),
    crc32: textOf(part, "ChecksumCRC32"),
  }));
  if (root.name !== "CompleteMultipartUpload" || parts.length === 0 || parts.length > mostParts)
    throw new Fault("MalformedXML");
  return parts;
}
