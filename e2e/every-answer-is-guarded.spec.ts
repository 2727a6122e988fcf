import { request as ask } from "node:http";
import { buffer } from "node:stream/consumers";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { eachOf } from "./at-once.ts";
import { foreignScene } from "./foreign-scene.ts";
import { install } from "./scene.ts";

const build = process.env["NEXT_DIST_DIR"] ?? ".next";

/** Ways past a guard that looks at addresses: of Next.js, of proxies before it, and of the habits of servers. */
const tricks: Record<string, string>[] = [
  { "x-middleware-subrequest": "middleware" },
  { "x-middleware-subrequest": Array(5).fill("middleware").join(":") },
  { "x-middleware-subrequest": Array(5).fill("src/middleware").join(":") },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{"children":["__PAGE__",{}]}]') },
  { "x-nextjs-data": "1", "x-middleware-prefetch": "1" },
  { "x-matched-path": "/", "x-now-route-matches": "1", "x-invoke-path": "/", "x-invoke-status": "200" },
  { "x-http-method-override": "GET", "x-original-url": "/", "x-rewrite-url": "/" },
  { purpose: "prefetch", "sec-purpose": "prefetch" },
];

const spellings = (path: string): string[] => [
  `${path}.rsc`,
  `${path}.txt`,
  `${path}.segments/_tree.segment.rsc`,
  `${path}?_rsc=1`,
  `${path}/`,
  `${path};x`,
  `${path}%00`,
  `${path}%2f`,
  `/${path}`,
  `/.${path}`,
  `/sign-in/..${path}`,
  `/sign-in/%2e%2e${path}`,
  `/_next/static/..${path}`,
  `/_next/static/%2e%2e/%2e%2e${path}`,
  path.replace("/", "/%2f"),
  path.replace(/^\/(.)/, (_, first: string) => `/%${first.charCodeAt(0).toString(16)}`),
  path.toUpperCase().slice(0, 4) + path.slice(4),
  `/_next/data/${readFileSync(join(build, "BUILD_ID"), "utf8")}${path}.json`,
];

test("no header, spelling or method leads past the door to a protected word", async () => {
  test.setTimeout(120_000);
  const { sent, strangers, owners } = await foreignScene();
  const paths = [`/requests/${sent.requestId}/messages`, `/queue/${sent.requestId}`, `/api/studies/${sent.requestId}`];
  const tries = paths.flatMap((path) => [
    ...tricks.map((headers) => ({ path, headers, method: "GET" })),
    ...spellings(path).map((spelt) => ({ path: spelt, headers: {}, method: "GET" })),
    ...["HEAD", "OPTIONS", "POST", "PROPFIND"].map((method) => ({ path, headers: {}, method })),
  ]);
  await eachOf(tries, async (one) => {
    for (const cookie of [strangers.nobody, strangers.patient]) {
      const { status, body } = await followed(one.method, one.path, { cookie, ...one.headers });
      expect(body.includes(sent.marker), `${JSON.stringify(one)} answered ${status} with what is protected`).toBe(
        false,
      );
    }
  });
  const asOwner = await followed("GET", `/queue/${sent.requestId}`, { cookie: owners.coordinator, rsc: "1" });
  expect(asOwner.body).toContain(sent.marker); // what is searched for is what comes there
});

test("every kind of answer carries every guard", async () => {
  const { sent, owners } = await foreignScene();
  const chunk = /\/_next\/static\/[^"]+\.js/.exec((await raw("GET", "/", {})).body)?.[0] ?? "";
  const answers: [string, string, Record<string, string>, number][] = [
    ["GET", "/", {}, 200],
    ["GET", "/requests", {}, 307],
    ["GET", "/nowhere", {}, 404],
    ["GET", `/queue/${sent.requestId}`, { cookie: owners.coordinator }, 200],
    ["GET", `/api/studies/${sent.requestId}`, { cookie: owners.surgeon }, 200],
    ["GET", `/api/studies/${sent.requestId}`, {}, 401],
    ["GET", `/api/queue/record/${sent.requestId}`, { cookie: owners.coordinator }, 200],
    ["POST", "/api/queue/search", {}, 400],
    ["GET", "/api/auth/session", {}, 200],
    ["GET", "/icon.svg", {}, 200],
    ["GET", "/api/studies/1", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, 403],
    ["GET", chunk, {}, 200],
  ];
  const ids: string[] = [];
  for (const [method, path, given, expected] of answers) {
    const { status, headers } = await raw(method, path, given);
    expect([path, status]).toEqual([path, expected]);
    expect(headers["content-security-policy"], path).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(headers["content-security-policy"], path).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    const guards = ["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "x-frame-options"];
    const isolation = ["cross-origin-embedder-policy", "cross-origin-resource-policy", "permissions-policy"];
    for (const name of [...guards, ...isolation]) expect(headers[name], `${name} of ${path}`).toBeTruthy();
    for (const name of ["x-powered-by", "server", "access-control-allow-origin"])
      expect(headers[name], path).toBe(undefined);
    if (path !== chunk) ids.push(String(headers["x-request-id"]));
  }
  for (const id of ids) expect(id, "the id under which the log has it").toMatch(/^[0-9a-f]{8}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test("asking who is signed in changes nothing, and tells a script no secret", async () => {
  const { owners } = await foreignScene();
  const { headers, body } = await raw("GET", "/api/auth/session", { cookie: owners.patient });
  // An answer that carried the old cookie could arrive after a sign-in elsewhere in the browser, and undo it.
  expect(headers["set-cookie"]).toBe(undefined);
  expect(Object.keys(JSON.parse(body) as object).sort()).toEqual(["expires", "mark"]);
  const again = await raw("GET", "/api/auth/session", { cookie: owners.patient });
  const other = await raw("GET", "/api/auth/session", { cookie: owners.surgeon });
  const markOf = (answer: { body: string }) => (JSON.parse(answer.body) as { mark: string }).mark;
  expect(markOf(again)).toBe(markOf({ body }));
  expect(markOf(other)).not.toBe(markOf({ body }));
});

test("whoever finds a weakness is told whom to tell", async () => {
  const { body, headers } = await raw("GET", "/.well-known/security.txt", {});
  expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
  expect(body).toMatch(
    /^Contact: mailto:\S+@\S+\nExpires: 20\d\d-\S+Z\nPreferred-Languages: en, es\nCanonical: http\S+\n$/,
  );
  const expires = /Expires: (\S+)/.exec(body)?.[1] ?? "";
  expect(new Date(expires).getTime()).toBeGreaterThan(Date.now() + 90 * 24 * 60 * 60_000);
});

/** The framework leads who asks for a page's data to an address that caches can tell from the page's. */
async function followed(method: string, path: string, headers: Record<string, string>) {
  const first = await raw(method, path, headers);
  const { location } = first.headers;
  return typeof location === "string" && /^\/[^/].*_rsc/.test(location) ? raw(method, location, headers) : first;
}

/** A request whose path goes over the line as it is written here. */
function raw(method: string, path: string, headers: Record<string, string>) {
  const { hostname, port } = new URL(install().address);
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }>(
    (resolve, reject) => {
      const req = ask({ hostname, port, method, path, headers }, (res) => {
        buffer(res).then((bytes) => {
          const place = res.headers.location ?? "";
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: bytes.toString("utf8") + place });
        }, reject);
      });
      req.on("error", reject);
      req.end();
    },
  );
}
