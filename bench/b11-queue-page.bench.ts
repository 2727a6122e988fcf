import { writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { closeDatabase } from "#lib/platform/db.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { listQueue } from "#lib/triage/list-queue.ts";
import { runNode, startChild, stopChild } from "#scripts/children.ts";
import { freePort } from "#scripts/installation.ts";
import { fill } from "#scripts/seed/fill.ts";
import { newStaff } from "../config/command-scene.ts";
import { cookieOf } from "../e2e/session-cookie.ts";
import { type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import { onStage } from "./stage.ts";

const target = 0.8;
const connections = 10;
const seconds = 10;
const next = "node_modules/next/dist/bin/next";
const peerApp = "bench/peers/queue-table";

/**
 * The first page of the queue for a coordinator who is signed in, beside a bare Next page with the same rows in a plain
 * table that asks nobody: requests per second over ten connections.
 */
export const bench = ({ files: requests = 2_000 }: Options): Promise<Measured> =>
  onStage(async ({ portal, folder }) => {
    await fill(process.env["DATABASE_OWNER_URL"] ?? "", requests);
    const coordinator = await newStaff("coordinator");
    const { name, value } = await cookieOf(coordinator);
    const { rows } = expectOk(await listQueue(coordinator, { view: "all" }));
    const told = rows.map(
      ({ reference, personName, birthDate, regions, urgency, scan, since, due, owner, status }) => ({
        ...{ reference, personName, birthDate: String(birthDate), regions: regions.join(), urgency, scan, since },
        ...{ due: due?.day ?? "", owner: owner ?? "", status },
      }),
    );
    const known = join(folder, "rows.json");
    writeFileSync(known, JSON.stringify(told));
    await runNode([next, "build", peerApp], { ...process.env, NODE_ENV: "production" });
    const port = await freePort();
    const peer = startChild(next, {
      args: ["start", peerApp, "--port", String(port)],
      env: { ...process.env, NODE_ENV: "production", ROWS: known },
    });
    try {
      const [first = ""] = told.map(({ reference }) => reference);
      const ours = await throughput(`${portal}/queue?view=all`, first, { cookie: `${name}=${value}` });
      const bare = await throughput(`http://127.0.0.1:${port}/`, first, {});
      printTable(`B11: ${told.length} rows, ${connections} connections for ${seconds} s`, [
        { page: "the portal's queue", "requests/s": rounded(ours.each, 0), "KB each": rounded(ours.bytes / 1000, 0) },
        { page: "a bare Next page", "requests/s": rounded(bare.each, 0), "KB each": rounded(bare.bytes / 1000, 0) },
      ]);
      printCircumstances();
      const ratio = ours.each / bare.each;
      return {
        ours: rounded(ours.each, 1),
        peer: { bare: rounded(bare.each, 1) },
        ratio: rounded(ratio),
        target: `ratio ≥ ${target}`,
        pass: ratio >= target,
      };
    } finally {
      await stopChild(peer, 3_000);
      await closeDatabase();
    }
  });

/** Answers per second, after two seconds to warm up, and the bytes of one; throws where one does not hold the row. */
async function throughput(url: string, row: string, headers: Record<string, string>) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const lane = async (until: number): Promise<number> => {
    let done = 0;
    for (; performance.now() < until; done++) {
      const { status, text } = await answer(url, agent, headers);
      if (status !== 200 || !text.includes(row)) throw new Error(`${url} answered ${status} without the row`);
    }
    return done;
  };
  const all = async (milliseconds: number): Promise<number> => {
    const until = performance.now() + milliseconds;
    const lanes = await Promise.all(Array.from({ length: connections }, () => lane(until)));
    return lanes.reduce((sum, done) => sum + done, 0);
  };
  await ready(url, agent, headers);
  const { text } = await answer(url, agent, headers);
  await all(2_000);
  const begun = performance.now();
  const each = ((await all(seconds * 1_000)) * 1_000) / (performance.now() - begun);
  agent.destroy();
  return { each, bytes: Buffer.byteLength(text) };
}

async function ready(url: string, agent: Agent, headers: Record<string, string>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const seen = await answer(url, agent, headers).catch(() => null);
    if (seen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

function answer(url: string, agent: Agent, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (res) => {
      let text = "";
      res.setEncoding("utf8");
      res.on("data", (piece: string) => (text += piece));
      res.on("end", () => resolve({ status: res.statusCode ?? 0, text }));
      res.on("error", reject);
    }).on("error", reject);
  });
}
