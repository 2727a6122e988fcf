import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "#lib/platform/db.ts";
import { startChild, stopChild, whenReady } from "#scripts/children.ts";
import { startObjectStore } from "#scripts/embedded/object-store.ts";
import { startPostgres } from "#scripts/embedded/postgres.ts";
import { freePort, openInstallation, withoutSettings } from "#scripts/installation.ts";

export type BareScene = Awaited<ReturnType<typeof bareScene>>;

/**
 * A database, an object store and a worker without pages, of which each can be ended and started again while the others
 * go on. Commands of this process reach the same. `objects`: where the store keeps its files.
 */
export async function bareScene(objects?: string) {
  const dataDir = await mkdtemp(join(tmpdir(), "foramen-faults-"));
  const port = await freePort();
  const installed = await openInstallation({ ...withoutSettings(process.env), DATA_DIR: dataDir, PORT: String(port) });
  const { env, secrets } = installed;
  const { ports, databasePassword: password, storageKey: accessKeyId, storageSecret: secretAccessKey } = secrets;
  const keys = { accessKeyId, secretAccessKey, region: "us-east-1" };
  const startDatabase = () => startPostgres({ dataDir: join(dataDir, "postgres"), port: ports.database, password });
  const startStorage = () =>
    startObjectStore({ dataDir: objects ?? join(dataDir, "objects"), port: ports.storage, ...keys });
  let database = await startDatabase();
  let storage = await startStorage();
  Object.assign(process.env, env);
  const { migrate } = await import("#scripts/migrate.ts");
  await migrate(process.env);
  let worker: ChildProcess | undefined;

  return {
    dataDir,
    startWorker: async (): Promise<void> => {
      worker = startChild("scripts/worker.ts", { env: { ...env, LOG_LEVEL: "error" } });
      await whenReady(worker, "The worker");
    },
    stopWorker: (): Promise<void> => stopChild(worker, 6_000),
    /** Whether it goes on by itself. */
    worksStill: (): boolean => worker?.exitCode === null && worker.signalCode === null,
    storageAway: async (milliseconds: number): Promise<void> => {
      await storage.close();
      await sleep(milliseconds);
      storage = await startStorage();
    },
    databaseAway: async (milliseconds: number): Promise<void> => {
      await closeDatabase();
      await database.stop();
      await sleep(milliseconds);
      database = await startDatabase();
    },
    end: async (): Promise<void> => {
      await stopChild(worker, 6_000);
      await closeDatabase().catch(() => undefined);
      await storage.close();
      await database.stop();
      await installed.unlock();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
