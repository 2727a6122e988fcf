import {
  createBucket,
  deleteBucket,
  deleteCors,
  deleteObjects,
  getCors,
  headBucket,
  listObjects,
  listUploads,
  putCors,
} from "./bucket-operations.ts";
import { Fault } from "./fault.ts";
import { deleteObject, getObject, putObject } from "./object-operations.ts";
import type { Operation } from "./reply.ts";
import { amazonHeaders, type S3Request } from "./request.ts";
import { abortUpload, completeUpload, createUpload, listParts, uploadPart } from "./upload-operations.ts";

type Route = { on: "bucket" | "object"; method: string; needs: string[]; may?: string[]; run: Operation };

const listing = [
  "prefix",
  "delimiter",
  "max-keys",
  "continuation-token",
  "start-after",
  "encoding-type",
  "fetch-owner",
];
const presentation = ["type", "disposition", "encoding", "language"].map((name) => `response-content-${name}`);
const presented = [...presentation, "response-cache-control", "response-expires"];

const routes: Route[] = [
  { on: "bucket", method: "PUT", needs: [], run: createBucket },
  { on: "bucket", method: "HEAD", needs: [], run: headBucket },
  { on: "bucket", method: "DELETE", needs: [], run: deleteBucket },
  { on: "bucket", method: "PUT", needs: ["cors"], run: putCors },
  { on: "bucket", method: "GET", needs: ["cors"], run: getCors },
  { on: "bucket", method: "DELETE", needs: ["cors"], run: deleteCors },
  { on: "bucket", method: "GET", needs: ["list-type"], may: listing, run: listObjects },
  { on: "bucket", method: "POST", needs: ["delete"], run: deleteObjects },
  {
    on: "bucket",
    method: "GET",
    needs: ["uploads"],
    may: ["prefix", "key-marker", "upload-id-marker", "max-uploads"],
    run: listUploads,
  },
  { on: "object", method: "PUT", needs: [], run: putObject },
  { on: "object", method: "GET", needs: [], may: presented, run: getObject },
  { on: "object", method: "HEAD", needs: [], may: presented, run: getObject },
  { on: "object", method: "DELETE", needs: [], run: deleteObject },
  { on: "object", method: "POST", needs: ["uploads"], run: createUpload },
  { on: "object", method: "PUT", needs: ["uploadId", "partNumber"], run: uploadPart },
  { on: "object", method: "GET", needs: ["uploadId"], may: ["max-parts", "part-number-marker"], run: listParts },
  { on: "object", method: "POST", needs: ["uploadId"], run: completeUpload },
  { on: "object", method: "DELETE", needs: ["uploadId"], run: abortUpload },
];

/**
 * Finds the operation a request asks for. What the store does not know it refuses:
 * encryption, locks or tags that were asked for and silently left out would be a lie.
 */
export function operationFor(request: S3Request): Operation {
  refuseUnknownHeaders(request);
  const on = request.key === "" ? "bucket" : "object";
  const asked = [...request.query.keys()].filter((name) => name !== "x-id" && !/^x-amz-/i.test(name));
  const route = routes.find(
    ({ needs, may = [], ...candidate }) =>
      candidate.on === on &&
      candidate.method === request.method &&
      needs.every((name) => asked.includes(name)) &&
      asked.every((name) => needs.includes(name) || may.includes(name)),
  );
  if (!route || request.bucket === "") throw new Fault("NotImplemented");
  return route.run;
}

const harmless = [
  /^x-amz-(algorithm|credential|date|expires|signedheaders|signature|content-sha256|user-agent)$/,
  /^x-amz-(checksum-|sdk-|meta-)/,
  /^x-amz-(trailer|decoded-content-length|copy-source|metadata-directive)$/,
];
const onlyAs: Record<string, string> = { "x-amz-acl": "private", "x-amz-storage-class": "STANDARD" };

function refuseUnknownHeaders(request: S3Request): void {
  for (const [name, value] of amazonHeaders(request)) {
    if (onlyAs[name] === value || harmless.some((pattern) => pattern.test(name))) continue;
    throw new Fault("NotImplemented", `${name} is not supported`);
  }
}
