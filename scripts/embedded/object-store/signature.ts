import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { Fault } from "./fault.ts";

/** The only identity the store knows. */
export type Credentials = { accessKeyId: string; secretAccessKey: string; region: string };

type Signable = {
  readonly method: string;
  readonly rawPath: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
};

type Claim = {
  credential: string;
  signedHeaders: string;
  signature: string;
  date: string;
  payloadHash: string;
  presigned: boolean;
};

const algorithm = "AWS4-HMAC-SHA256";
const minute = 60_000;
const clockSkew = 15 * minute;
const longestLife = 7 * 24 * 60 * 60;

/**
 * Verifies an AWS Signature Version 4, in the header or in the address.
 * Answers the payload hash that was signed, which the body must then match.
 */
export function verifySignature(request: Signable, credentials: Credentials, now: Date): string {
  const claim = request.query.has("X-Amz-Signature") ? claimInQuery(request) : claimInHeader(request);
  const scope = checkScope(claim, credentials);
  checkTime(request, claim, now);
  checkSignedHeaders(request, claim.signedHeaders.split(";"));

  const canonical = sha256(canonicalRequest(request, claim));
  const key = signingKey(credentials.secretAccessKey, scope);
  const wanted = hmac(key, [algorithm, claim.date, scope.join("/"), canonical].join("\n"));
  const given = Buffer.from(claim.signature, "hex");
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Fault("SignatureDoesNotMatch");
  return claim.payloadHash;
}

/** Percent-encodes as signatures want it: everything but the unreserved characters. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function claimInQuery({ query, headers }: Signable): Claim {
  if (headers.has("authorization")) throw new Fault("InvalidArgument", "Only one signature is allowed");
  const value = (name: string) => {
    const text = query.get(name);
    if (text === undefined) throw new Fault("AuthorizationQueryParametersError");
    return text;
  };
  if (value("X-Amz-Algorithm") !== algorithm) throw new Fault("AuthorizationQueryParametersError");
  return {
    credential: value("X-Amz-Credential"),
    signedHeaders: value("X-Amz-SignedHeaders"),
    signature: value("X-Amz-Signature"),
    date: value("X-Amz-Date"),
    payloadHash: query.get("X-Amz-Content-Sha256") ?? headers.get("x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD",
    presigned: true,
  };
}

function claimInHeader({ headers }: Signable): Claim {
  const authorization = headers.get("authorization");
  if (authorization === undefined) throw new Fault("AccessDenied");
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})$/.exec(
    authorization,
  );
  const [, credential, signedHeaders, signature] = parts ?? [];
  if (!credential || !signedHeaders || !signature) throw new Fault("AuthorizationHeaderMalformed");
  const date = headers.get("x-amz-date");
  const payloadHash = headers.get("x-amz-content-sha256");
  if (date === undefined || payloadHash === undefined) throw new Fault("AccessDenied", "A signed header is missing");
  return { credential, signedHeaders, signature, date, payloadHash, presigned: false };
}

type Scope = [day: string, region: string, service: string, end: string];

function checkScope({ credential, date }: Claim, credentials: Credentials): Scope {
  const parts = credential.split("/");
  const accessKeyId = parts.slice(0, -4).join("/");
  if (accessKeyId !== credentials.accessKeyId) throw new Fault("InvalidAccessKeyId");
  const scope = parts.slice(-4) as Scope;
  const expected = [date.slice(0, 8), credentials.region, "s3", "aws4_request"];
  if (scope.join("/") !== expected.join("/")) throw new Fault("AccessDenied", "The credential's scope is wrong");
  return scope;
}

function checkTime({ query }: Signable, { date, presigned }: Claim, now: Date): void {
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(signedAt)) throw new Fault("AccessDenied", "The date is malformed");
  const age = now.getTime() - signedAt;
  if (!presigned) {
    if (Math.abs(age) > clockSkew) throw new Fault("RequestTimeTooSkewed");
    return;
  }
  const expires = query.get("X-Amz-Expires") ?? "";
  const life = Number(expires);
  if (!/^\d{1,6}$/.test(expires) || life < 1 || life > longestLife)
    throw new Fault("AuthorizationQueryParametersError");
  if (age < -clockSkew) throw new Fault("AccessDenied", "Request is not yet valid");
  if (age > life * 1000) throw new Fault("AccessDenied", "Request has expired");
}

/** An x-amz-* header that nobody signed could change the meaning of a signed request. */
function checkSignedHeaders({ headers }: Signable, signed: string[]): void {
  if (!signed.includes("host")) throw new Fault("AccessDenied", "The host header was not signed");
  for (const name of headers.keys()) {
    if (name.startsWith("x-amz-") && !signed.includes(name))
      throw new Fault("AccessDenied", "There were headers present in the request which were not signed");
  }
}

function canonicalRequest({ method, rawPath, query, headers }: Signable, claim: Claim): string {
  const path = rawPath
    .split("/")
    .map((segment) => percentEncoded(decodeURIComponent(segment)))
    .join("/");
  const pairs = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [percentEncoded(name), percentEncoded(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join("="));
  const lines = claim.signedHeaders.split(";").map((name) => `${name}:${canonicalValue(headers.get(name))}\n`);
  return [method, path, pairs.join("&"), lines.join(""), claim.signedHeaders, claim.payloadHash].join("\n");
}

function canonicalValue(value = ""): string {
  return value.trim().replace(/ +/g, " ");
}

function signingKey(secret: string, scope: Scope): Buffer {
  return scope.reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
