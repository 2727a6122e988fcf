import { receiveDocument } from "./body.ts";
import { corsXml, parseCors } from "./cors.ts";
import { Fault } from "./fault.ts";
import { wholeNumber } from "./request.ts";
import type { Operation } from "./reply.ts";
import { percentEncoded } from "./signature.ts";
import { childrenOf, element, parseXml, textOf, xmlDocument } from "./xml.ts";

const mostKeys = 1000;

export const createBucket: Operation = async (request, buckets) => {
  await receiveDocument(request);
  await buckets.create(request.bucket);
  return { status: 200, headers: { location: `/${request.bucket}` } };
};

export const headBucket: Operation = async (request, buckets) => {
  buckets.get(request.bucket);
  return { status: 200 };
};

export const deleteBucket: Operation = async (request, buckets) => {
  await buckets.remove(request.bucket);
  return { status: 204 };
};

export const putCors: Operation = async (request, buckets) => {
  await buckets.setCors(request.bucket, parseCors(await receiveDocument(request)));
  return { status: 200 };
};

export const getCors: Operation = async (request, buckets) => {
  const { cors } = buckets.get(request.bucket);
  if (cors.length === 0) throw new Fault("NoSuchCORSConfiguration");
  return { status: 200, xml: corsXml(cors) };
};

export const deleteCors: Operation = async (request, buckets) => {
  await buckets.setCors(request.bucket, []);
  return { status: 204 };
};

/** ListObjectsV2; the continuation token is the place itself, so it stays good across restarts. */
export const listObjects: Operation = async (request, buckets) => {
  const { query } = request;
  if (query.get("list-type") !== "2") throw new Fault("NotImplemented", "Only version 2 of listing is supported");
  const { objects } = buckets.get(request.bucket);
  const limit = wholeNumber(request, "max-keys", { min: 0, max: mostKeys, otherwise: mostKeys });
  const token = query.get("continuation-token");
  const [prefix, delimiter, startAfter] = [query.get("prefix"), query.get("delimiter"), query.get("start-after")];
  const page = await objects.page({
    prefix: prefix ?? "",
    delimiter: delimiter ?? "",
    after: token === undefined ? (startAfter ?? "") : Buffer.from(token, "base64url").toString("utf8"),
    limit,
  });
  const encoding = query.get("encoding-type");
  const text = (key: string) => (encoding === "url" ? percentEncoded(key).replaceAll("%2F", "/") : key);
  return {
    status: 200,
    xml: xmlDocument("ListBucketResult", [
      element("Name", request.bucket),
      element("Prefix", text(prefix ?? "")),
      element("Delimiter", delimiter === undefined ? undefined : text(delimiter)),
      element("StartAfter", startAfter === undefined ? undefined : text(startAfter)),
      element("EncodingType", encoding),
      element("ContinuationToken", token),
      element("KeyCount", page.entries.length + page.prefixes.length),
      element("MaxKeys", limit),
      element("IsTruncated", page.next !== undefined),
      element("NextContinuationToken", page.next && Buffer.from(page.next).toString("base64url")),
      page.entries.map(({ key, size, etag, modified }) =>
        element("Contents", [
          element("Key", text(key)),
          element("LastModified", modified),
          element("ETag", `"${etag}"`),
          element("Size", size),
          element("StorageClass", "STANDARD"),
        ]),
      ),
      page.prefixes.map((folded) => element("CommonPrefixes", element("Prefix", text(folded)))),
    ]),
  };
};

export const deleteObjects: Operation = async (request, buckets) => {
  const { objects } = buckets.get(request.bucket);
  const root = parseXml(await receiveDocument(request));
  const named = childrenOf(root, "Object");
  const keys = named.map((object) => textOf(object, "Key") ?? "");
  if (root.name !== "Delete" || keys.length === 0 || keys.length > mostKeys || keys.includes(""))
    throw new Fault("MalformedXML");
  if (named.some((object) => object.children.length > 1))
    throw new Fault("NotImplemented", "Objects are deleted by key alone");
  await objects.remove(keys);
  const quiet = textOf(root, "Quiet") === "true";
  const deleted = quiet ? [] : keys.map((key) => element("Deleted", element("Key", key)));
  return { status: 200, xml: xmlDocument("DeleteResult", deleted) };
};

/** ListMultipartUploads, ordered by key and then by upload. */
export const listUploads: Operation = async (request, buckets) => {
  const { query } = request;
  const limit = wholeNumber(request, "max-uploads", { min: 1, max: mostKeys, otherwise: mostKeys });
  const prefix = query.get("prefix") ?? "";
  const place = ({ key, id }: { key: string; id: string }) => Buffer.from(`${key}\0${id}`);
  // Without an upload, the marker stands for all uploads of its key; 0xff comes after any of their ids.
  const [keyMarker, idMarker] = [query.get("key-marker") ?? "", query.get("upload-id-marker")];
  const marker = Buffer.concat([place({ key: keyMarker, id: idMarker ?? "" }), Buffer.from(idMarker ? [] : [0xff])]);
  const uploads = (await buckets.get(request.bucket).uploads.list())
    .filter(
      (upload) => upload.key.startsWith(prefix) && (keyMarker === "" || Buffer.compare(place(upload), marker) > 0),
    )
    .sort((a, b) => Buffer.compare(place(a), place(b)));
  const page = uploads.slice(0, limit);
  const more = uploads.length > limit;
  return {
    status: 200,
    xml: xmlDocument("ListMultipartUploadsResult", [
      element("Bucket", request.bucket),
      element("Prefix", prefix),
      element("KeyMarker", keyMarker),
      element("UploadIdMarker", idMarker),
      element("NextKeyMarker", more ? page.at(-1)?.key : undefined),
      element("NextUploadIdMarker", more ? page.at(-1)?.id : undefined),
      element("MaxUploads", limit),
      element("IsTruncated", more),
      page.map(({ key, id, started }) =>
        element("Upload", [element("Key", key), element("UploadId", id), element("Initiated", started)]),
      ),
    ]),
  };
};
