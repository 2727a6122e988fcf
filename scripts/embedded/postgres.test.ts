import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stopOrphan } from "./postgres.ts";

let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "postgres-"));
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

/** A process that calls itself PostgreSQL, working in a folder, whose number the data folder names. */
const named = async (cwd: string): Promise<ChildProcess> => {
  child = spawn("sleep", ["30"], { cwd, argv0: "postgres" });
  await once(child, "spawn");
  await writeFile(join(dataDir, "postmaster.pid"), `${child.pid ?? 0}\n${dataDir}\n`);
  return child;
};

describe.skipIf(process.platform !== "linux")("what a data folder's last PostgreSQL left behind", () => {
  test("is stopped when it still works in the folder", async () => {
    const { signalCode } = await named(dataDir).then(async (orphan) => {
      const gone = once(orphan, "exit");
      await stopOrphan(dataDir);
      await gone;
      return orphan;
    });
    expect(signalCode).toBe("SIGINT");
  });

  test("is left alone when its number now belongs to another installation's", async () => {
    const other = await named(tmpdir());
    await stopOrphan(dataDir);
    expect([other.exitCode, other.signalCode]).toEqual([null, null]);
  });

  test("may be nothing", async () => {
    await stopOrphan(dataDir);
    await writeFile(join(dataDir, "postmaster.pid"), "nonsense");
    await stopOrphan(dataDir);
  });
});
