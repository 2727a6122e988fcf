import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";

process.env["NEXTAUTH_URL"] = "https://portal.example";
process.env["NEXTAUTH_SECRET"] = "0123456789abcdef0123456789abcdef";
process.env["S3_ENDPOINT"] = "https://storage.example/bucket";
const { default: middleware } = await import("../../middleware.ts");

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  middleware(new NextRequest(`https://portal.example${path}`, { headers, method }));

test.each([
  "/",
  "/requests/1",
  "/sign-in",
  "/api/health",
  "/api/auth/session",
  "/api/auth/signin",
  "/_nextish",
  "/nowhere",
])("%s is answered under the one policy and with every guard", async (path) => {
  const { headers } = await get(path);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[\w=+/]+' 'strict-dynamic';/);
  expect(policy).toContain("connect-src 'self' https://storage.example;");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
});

test("what is built obeys the policy of workers, as a worker does not take over that of its page", async () => {
  const { headers } = await get("/_next/static/chunks/worker.js");
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' https://storage.example; worker-src 'self'",
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("no two answers have one nonce", async () => {
  const policies = await Promise.all([get("/"), get("/")]);
  const [one, other] = policies.map(({ headers }) => headers.get("content-security-policy"));
  expect(one).not.toBe(other);
});

test.each([
  ["/requests", "/sign-in?from=%2Frequests"],
  ["/requests/1?x=2&_rsc=abc", "/sign-in?from=%2Frequests%2F1%3Fx%3D2"],
  ["/queue/1", "/sign-in/staff?from=%2Fqueue%2F1"],
  ["/reading", "/sign-in/staff?from=%2Freading"],
  ["/admin", "/sign-in/staff?from=%2Fadmin"],
])("%s leads the signed-out to sign in and back, within the site", async (path, there) => {
  for (const cookie of ["", "__Host-foramen-session=forged", "foramen-session-3000=x"]) {
    const res = await get(path, { cookie, host: "evil.example", "x-forwarded-host": "evil.example" });
    expect(res.headers.get("location")).toBe(`https://portal.example${there}`);
  }
});

test("a cookie of ours passes; whether its session lives, the commands find out", async () => {
  const value = await encode({ token: { sid: "1" }, secret: process.env["NEXTAUTH_SECRET"] ?? "" });
  const res = await get("/requests", { cookie: `__Host-foramen-session=${value}` });
  expect(res.headers.get("location")).toBeNull();
});

test("what a client says of the path and the nonce is replaced", async () => {
  const res = await get("/sign-in?from=/queue", { "x-path": "//evil.example", "x-nonce": "known" });
  expect(res.headers.get("x-middleware-request-x-path")).toBe("/sign-in?from=%2Fqueue");
  expect(res.headers.get("x-middleware-request-x-nonce")).not.toBe("known");
});

test.each([
  ["/", {}, "en"],
  ["/", { "accept-language": "es-MX,es;q=0.9" }, "es"],
  ["/?lang=es", { "accept-language": "en-US" }, "es"],
  ["/?lang=xx", { cookie: "foramen-language=es" }, "es"],
  ["/?lang=en", { cookie: "foramen-language=es" }, "en"],
  ["/sign-in", { cookie: "foramen-language=es", "accept-language": "en" }, "es"],
  ["/sign-in/staff", { cookie: "foramen-language=es" }, "en"],
  ["/", { "x-language": "es" }, "en"],
  ["/api/scans/1", { cookie: "foramen-language=es", referer: "https://portal.example/requests/1" }, "es"],
  ["/api/scans/1", { cookie: "foramen-language=es", referer: "https://portal.example/queue/1" }, "en"],
  ["/api/scans/1", { cookie: "foramen-language=es", referer: "no address" }, "es"],
])("%s with %j is read in %s", async (path, headers, language) => {
  const res = await get(path, headers);
  expect(res.headers.get("x-middleware-request-x-language")).toBe(language);
  const chosen = /lang=(en|es)/.exec(path)?.[1];
  expect(res.cookies.get("foramen-language")?.value).toBe(chosen);
});
