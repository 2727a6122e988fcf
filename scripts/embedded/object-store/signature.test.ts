import { describe, expect, test } from "vitest";
import { verifySignature } from "./signature.ts";

// The examples of AWS's own documentation of Signature Version 4 for S3.
const credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const signedAt = new Date("2013-05-24T00:00:00Z");
const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const credential = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";

const presigned = {
  method: "GET",
  rawPath: "/test.txt",
  headers: new Map([["host", "examplebucket.s3.amazonaws.com"]]),
  query: new Map([
    ["X-Amz-Algorithm", "AWS4-HMAC-SHA256"],
    ["X-Amz-Credential", credential],
    ["X-Amz-Date", "20130524T000000Z"],
    ["X-Amz-Expires", "86400"],
    ["X-Amz-SignedHeaders", "host"],
    ["X-Amz-Signature", "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"],
  ]),
};

const signature = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";
const signedHeaders = "host;range;x-amz-content-sha256;x-amz-date";
const inHeader = {
  method: "GET",
  rawPath: "/test.txt",
  query: new Map<string, string>(),
  headers: new Map([
    ["host", "examplebucket.s3.amazonaws.com"],
    ["range", "bytes=0-9"],
    ["x-amz-content-sha256", emptyHash],
    ["x-amz-date", "20130524T000000Z"],
    [
      "authorization",
      `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders},Signature=${signature}`,
    ],
  ]),
};

const later = (seconds: number) => new Date(signedAt.getTime() + seconds * 1000);

describe("a signature in the address", () => {
  test("is accepted, and leaves the payload unsigned", () => {
    expect(verifySignature(presigned, credentials, signedAt)).toBe("UNSIGNED-PAYLOAD");
  });

  test("holds until its last second", () => {
    expect(() => verifySignature(presigned, credentials, later(86_400))).not.toThrow();
    expect(() => verifySignature(presigned, credentials, later(86_401))).toThrow("expired");
    expect(() => verifySignature(presigned, credentials, later(-16 * 60))).toThrow("not yet valid");
  });

  test.each(["0", "604801", "-1", "1e3", ""])("is refused with a life of %j seconds", (life) => {
    const query = new Map(presigned.query).set("X-Amz-Expires", life);
    expect(() => verifySignature({ ...presigned, query }, credentials, signedAt)).toThrow("malformed");
  });

  test("is refused for another method, path, host or parameter", () => {
    const changes = [
      { method: "PUT" },
      { rawPath: "/test2.txt" },
      { headers: new Map([["host", "other.s3.amazonaws.com"]]) },
      { query: new Map(presigned.query).set("response-content-type", "text/html") },
    ];
    for (const change of changes)
      expect(() => verifySignature({ ...presigned, ...change }, credentials, signedAt)).toThrow("does not match");
  });

  test("is refused with another secret, name or region", () => {
    const verify = (change: Partial<typeof credentials>) =>
      verifySignature(presigned, { ...credentials, ...change }, signedAt);
    expect(() => verify({ secretAccessKey: "other" })).toThrow("does not match");
    expect(() => verify({ accessKeyId: "other" })).toThrow("not known");
    expect(() => verify({ region: "eu-central-1" })).toThrow("scope");
  });
});

describe("a signature in the header", () => {
  test("is accepted, and answers the hash that was signed", () => {
    expect(verifySignature(inHeader, credentials, signedAt)).toBe(emptyHash);
  });

  test("is refused a quarter of an hour from its time", () => {
    expect(() => verifySignature(inHeader, credentials, later(901))).toThrow("clocks");
    expect(() => verifySignature(inHeader, credentials, later(-901))).toThrow("clocks");
  });

  test("is refused beside an x-amz header that was not signed", () => {
    const headers = new Map(inHeader.headers).set("x-amz-acl", "public-read");
    expect(() => verifySignature({ ...inHeader, headers }, credentials, signedAt)).toThrow("not signed");
  });

  test("is refused when a signed header changes or goes missing", () => {
    const changed = new Map(inHeader.headers).set("range", "bytes=0-10");
    const missing = new Map(inHeader.headers);
    missing.delete("range");
    for (const headers of [changed, missing])
      expect(() => verifySignature({ ...inHeader, headers }, credentials, signedAt)).toThrow("does not match");
  });
});
