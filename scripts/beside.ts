import { startChild, stopChild, whenReady } from "./children.ts";
import { isRunning, openInstallation } from "./installation.ts";

/**
 * Works with the database and storage of an installation: beside it while it runs, else with its services started for as
 * long as that takes. `process.env` is the installation's from then on.
 */
export async function besideInstallation<Value>(work: (env: NodeJS.ProcessEnv) => Promise<Value>): Promise<Value> {
  if (!(await isRunning(process.env))) return inRestingInstallation(work);
  const { env } = await openInstallation(process.env, { alone: false });
  return work(Object.assign(process.env, env));
}

/** The same, and refuses while it runs. */
export async function inRestingInstallation<Value>(work: (env: NodeJS.ProcessEnv) => Promise<Value>): Promise<Value> {
  const { dataDir, embedded, secrets, env, unlock } = await openInstallation(process.env);
  Object.assign(process.env, env);
  const services = Object.values(embedded).some(Boolean)
    ? startChild("scripts/embedded/services.ts", { env, alone: true })
    : undefined;
  try {
    services?.send({ dataDir, embedded, secrets });
    if (services) await whenReady(services, "A service on this machine");
    return await work(process.env);
  } finally {
    await stopChild(services, 8_000);
    await unlock();
  }
}
