import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  absent,
  addressToGet,
  addressToPut,
  get,
  mebibyte,
  openScene,
  put,
  send,
  type Scene,
} from "../../conformance/scene.ts";

const credentials = { accessKeyId: "testing", secretAccessKey: "testing-secret", region: "us-east-1" };
const large = 300 * mebibyte;

type Child = { process: ChildProcess; port: number; peak: () => Promise<number> };

let dataDir: string;
let child: Child;
let scene: Scene;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "object-store-"));
  child = await startChild();
  scene = await openScene({ endpoint: `http://127.0.0.1:${child.port}`, ...credentials });
});

afterAll(async () => {
  await kill(child);
  await rm(dataDir, { recursive: true, force: true });
});

test("a store killed in the middle of an upload keeps what it acknowledged, and nothing else", async () => {
  const body = randomBytes(8 * mebibyte);
  const kept = [scene.key(), scene.key(), scene.key()];
  for (const key of kept) await put(scene, key, body);
  const key = scene.key();
  const { url, headers } = await addressToPut(scene, key, body);
  const upload = request(url, { method: "PUT", headers: { ...headers, "content-length": String(body.length) } });
  const cut = once(upload, "error");
  upload.write(body.subarray(0, 6 * mebibyte));
  await expect.poll(() => readdir(join(dataDir, "drafts"))).toHaveLength(1);

  await kill(child);
  await cut;
  child = await startChild(child.port);

  expect(await readdir(join(dataDir, "drafts"))).toEqual([]);
  await absent(scene, key);
  for (const each of kept) expect((await get(scene, each)).body.equals(body)).toBe(true);
  expect((await send(url, { method: "PUT", headers, body })).status).toBe(200);
});

test("a large object passes through little memory", async () => {
  const before = await child.peak();
  const key = scene.key();
  const { url, headers } = await addressToPut(scene, key, Buffer.alloc(large, "x"));
  const started = performance.now();
  expect((await send(url, { method: "PUT", headers, body: Buffer.alloc(large, "x") })).status).toBe(200);
  const stored = performance.now();
  expect(await lengthOf(await addressToGet(scene, key))).toBe(large);
  const read = performance.now();
  const growth = (await child.peak()) - before;
  expect(growth).toBeLessThan(100 * mebibyte);
  const speed = (from: number, to: number) => `${Math.round(300_000 / (to - from))} MiB/s`;
  console.log(
    `stored at ${speed(started, stored)}, read at ${speed(stored, read)}, +${Math.round(growth / mebibyte)} MiB`,
  );
});

/** Starts a store in a process of its own, which tells its port and, when asked, the most memory it ever held. */
async function startChild(port = 0): Promise<Child> {
  const program = `
    import { startObjectStore } from "./scripts/embedded/object-store.ts";
    const store = await startObjectStore(${JSON.stringify({ dataDir, port, ...credentials })});
    process.on("message", () => process.send({ peak: process.resourceUsage().maxRSS * 1024 }));
    process.send({ port: store.port });`;
  const spawned = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program], {
    cwd: join(import.meta.dirname, "../../.."),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [ready] = (await once(spawned, "message")) as [{ port: number }];
  const peak = async () => {
    spawned.send("peak");
    const [answer] = (await once(spawned, "message")) as [{ peak: number }];
    return answer.peak;
  };
  return { process: spawned, port: ready.port, peak };
}

async function kill({ process: running }: Child): Promise<void> {
  const gone = once(running, "exit");
  running.kill("SIGKILL");
  await gone;
  await wait(50);
}

function lengthOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, (answer) => {
      let length = 0;
      answer.on("data", (piece: Buffer) => (length += piece.length));
      answer.on("end", () => resolve(length));
      answer.on("error", reject);
    })
      .on("error", reject)
      .end();
  });
}
