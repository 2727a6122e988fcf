import { expect, test } from "vitest";
import { bearerOf, isFromOurPage } from "./own-page.ts";

Object.assign(process.env, {
  NEXTAUTH_URL: "https://portal.example",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  DATA_KEY: Buffer.alloc(32).toString("base64"),
  AUDIT_KEY: Buffer.alloc(32, 1).toString("base64"),
  DATABASE_URL: "postgresql://nobody@localhost/none",
  S3_BUCKET: "bucket",
  SMTP_URL: "smtp://localhost",
});

test.each([
  { origin: "https://portal.example" },
  { origin: "https://portal.example", "sec-fetch-site": "same-origin" },
  { origin: "null", "sec-fetch-site": "same-origin" },
  { "sec-fetch-site": "same-origin" },
])("a page of ours may act: %j", (headers) => expect(isFromOurPage(new Headers(headers as HeadersInit))).toBe(true));

test.each([
  {},
  { origin: "null" },
  { origin: "" },
  { origin: "https://evil.example" },
  { origin: "https://portal.example.evil.example" },
  { origin: "http://portal.example" },
  { origin: "https://portal.example:8443" },
  { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  { origin: "null", "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none" },
])("anybody else may not: %j", (headers) => expect(isFromOurPage(new Headers(headers as HeadersInit))).toBe(false));

test.each([
  ["Bearer abc-123_x", "abc-123_x"],
  ["bearer  abc", "abc"],
  ["Basic dXNlcjpwYXNz", null],
  ["Bearer", null],
  ["Bearer a b", null],
  ["", null],
])("a program shows its token as %j", (authorization, token) =>
  expect(bearerOf(new Headers({ authorization }))).toBe(token),
);
