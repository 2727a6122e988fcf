import { randomBytes } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { readAddress } from "./read-address.ts";

const pack = randomBytes(300_000);
const part: RequestListener = ({ headers: { range = "" } }, res) => {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  res.writeHead(206).end(pack.subarray(Number(from), Number(to) + 1));
};
const ways: Record<string, RequestListener> = {
  "/part": part,
  "/whole": (_req, res) => res.writeHead(200).end(pack),
  "/gone": (_req, res) => res.writeHead(404).end(),
  "/less": (_req, res) => res.writeHead(206).end(pack.subarray(0, 10)),
  "/more": (_req, res) => res.writeHead(206).end(pack),
  "/broken": (_req, res) => res.writeHead(206, { "content-length": "1000" }).write("x", () => res.destroy()),
  "/silent": (_req, res) => res.writeHead(206).write("x"),
};
const server = createServer((req, res) => ways[req.url ?? ""]?.(req, res));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const { port } = server.address() as AddressInfo;
const read = (way: string, start: number, end: number, alive = () => undefined) =>
  readAddress(`http://127.0.0.1:${port}${way}`, start, end, alive);

test("the bytes asked for come back, and that they come is heard", async () => {
  let heard = 0;
  const bytes = await read("/part", 100, 250_100, () => void heard++);
  expect(Buffer.compare(bytes, pack.subarray(100, 250_100))).toBe(0);
  expect(heard).toBeGreaterThan(0);
  expect(await read("/part", 5, 5)).toHaveLength(0);
});

test.each(["/whole", "/gone", "/less", "/more", "/broken"])("%s is no answer", async (way) => {
  await expect(read(way, 0, 1_000)).rejects.toThrow();
});

test("silence ends before a file is blamed for it", async () => {
  const begun = performance.now();
  await expect(read("/silent", 0, 1_000)).rejects.toThrow();
  expect(performance.now() - begun).toBeLessThan(5_000);
}, 10_000);
