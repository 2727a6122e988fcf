import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startChild, stopChild, whenReady } from "#scripts/children.ts";
import { stopOrphan } from "#scripts/embedded/postgres.ts";
import { freePort, openInstallation, withoutSettings } from "#scripts/installation.ts";

/**
 * A real PostgreSQL, object store and mailbox for one run of the tests, in a folder of their own; the workers inherit
 * the environment. The services also end by themselves when this process is killed.
 */
export default async function startTestServices(): Promise<() => Promise<void>> {
  if (process.env["TEST_MAILBOX"]) return async () => undefined; // started for another project of this run
  const dataDir = await mkdtemp(join(tmpdir(), "foramen-commands-"));
  const given = withoutSettings(process.env);
  for (const name of Object.keys(process.env)) if (!(name in given)) Reflect.deleteProperty(process.env, name);
  const { env, embedded, secrets, mailbox } = await openInstallation({
    ...given,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
  });
  const services = startChild("scripts/embedded/services.ts", { env, alone: true });
  const stop = async () => {
    await stopChild(services, 6_000);
    await stopOrphan(join(dataDir, "postgres"));
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    services.send({ dataDir, embedded, secrets });
    const ready = whenReady(services, "A service for the tests");
    ready.catch(() => undefined); // awaited below: what migrates is loaded meanwhile
    Object.assign(process.env, env, toolEnv, { NODE_ENV: "test", TEST_MAILBOX: mailbox ?? "" });
    const { migrate } = await import("#scripts/migrate.ts");
    await ready;
    await migrate(process.env);
    await forgetAtPowerLoss();
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Nothing here outlives the run, so that nothing waits for the disk; what processes lose when they are killed stays the same. */
export async function forgetAtPowerLoss(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
  await client.connect();
  for (const setting of ["fsync", "full_page_writes"]) await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await client.query("SELECT pg_reload_conf()");
  await client.end();
}

/** As scripts/run.mjs has it: migrating downloads nothing and tells nobody. */
const toolEnv = {
  PRISMA_SCHEMA_ENGINE_BINARY: join(import.meta.dirname, "../scripts/schema-engine.mjs"),
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};
