import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild, stopChild, whenReady } from "#scripts/children.ts";
import { freePort } from "#scripts/installation.ts";
import { endInstallation, environmentOf, startInstallation } from "../e2e/installation.ts";
import { type Browser, openBrowser } from "./browser.ts";
import type { PeersAt } from "./peers/server.ts";
import { newLane, slowLine, type Line } from "./slow-line.ts";

/** A whole installation of the portal, and the peers beside it on the same object store; taken away whatever happens. */
export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "foramen-bench-"));
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    return await work(await setUp(folder, undo));
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

export type Stage = Awaited<ReturnType<typeof setUp>>;

async function setUp(folder: string, undo: (() => unknown)[]) {
  chmodSync(folder, 0o711); // PostgreSQL runs as another user and must get through
  const dataDir = join(folder, "installation");
  const web = await freePort();
  const peers = await freePort(new Set([web]));
  let running = await startInstallation(dataDir, web);
  undo.push(() => endInstallation(running, "SIGTERM"));
  const env = environmentOf(running);
  Object.assign(process.env, env, { FORAMEN_DATA_DIR: dataDir });
  const child = startChild("bench/peers/server.ts", { env: process.env });
  undo.push(() => stopChild(child, 3_000));
  child.send({ port: peers, folder } satisfies PeersAt);
  await whenReady(child, "The server of the peers");
  const storage = Number(new URL(env["S3_ENDPOINT"] ?? "").port);

  return {
    portal: `http://localhost:${web}`,
    peers: `http://localhost:${peers}`,
    /** A folder for the files of this run. */
    folder,
    /** Kills one of the installation's processes, at which all of it ends, and starts it again. */
    killAndRestart: async (program: string): Promise<void> => {
      const ended = once(running.child, "exit");
      process.kill(childOf(running.child.pid ?? 0, program), "SIGKILL");
      await ended;
      running = await startInstallation(dataDir, web);
    },
    /** The process of the installation that runs a program. */
    processOf: (program: string): number => childOf(running.child.pid ?? 0, program),
    /** All servers, and those at `more` ports, as a new browser sees them over one line. */
    over: async (line: Line, more: readonly number[] = []) => {
      const lane = newLane(line);
      const lines = await Promise.all([web, peers, storage, ...more].map((port) => slowLine(port, lane)));
      const [webLine, peersLine, storageLine, ...moreLines] = lines.map(({ port }) => port);
      const browsers: Browser[] = [];
      return {
        lane,
        open: async () => {
          const browser = await openBrowser({
            [`localhost:${web}`]: webLine ?? 0,
            [`localhost:${peers}`]: peersLine ?? 0,
            [`127.0.0.1:${storage}`]: storageLine ?? 0,
            ...Object.fromEntries(more.map((port, at) => [`localhost:${port}`, moreLines[at] ?? 0])),
          });
          browsers.push(browser);
          return browser;
        },
        close: async () => {
          for (const browser of browsers) await browser.close();
          for (const { close } of lines) await close();
        },
      };
    },
  };
}

/** The child of a process whose command line names a program. */
function childOf(parent: number, program: string): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(" ").map(Number);
  const found = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(program));
  if (found === undefined) throw new Error(`${program} does not run`);
  return found;
}
