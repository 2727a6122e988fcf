import type { ChildProcess } from "node:child_process";
import { openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildOnce } from "./build.ts";
import { startChild, stopChild, whenReady } from "./children.ts";
import { type Installation, loadSettings, openInstallation, type StaffAccount } from "./installation.ts";
import { bad, bold, quiet, step } from "./terminal.mjs";

const parts: { web?: ChildProcess; worker?: ChildProcess; services?: ChildProcess } = {};
let installation: Installation | undefined;
let stopping: Promise<void> | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
// The shell or npm that started us may be killed without a word: then nobody is left to stop us.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && void stop(0), 1_000).unref();

async function start(): Promise<void> {
  const begun = Date.now();
  console.log(`\n  ${bold("Foramen")}\n`);
  if (process.env["NODE_ENV"] !== "test") loadSettings();
  installation = await openInstallation(process.env);
  Object.assign(process.env, installation.env); // the modules used below read the same environment as the children
  const { env, embedded } = installation;
  const { migrate, firstAccounts } = await import("./migrate.ts");
  const { readEnv } = await import("#lib/platform/env.ts");
  readEnv(env);

  const built = buildOnce();
  built.catch(() => undefined); // awaited below, when its turn to be told comes
  if (embedded.database || embedded.storage || embedded.mail)
    await step(`Services on this machine: ${named(embedded)}`, () => startServices(installation as Installation));
  await step("Database and storage", () => migrate(env));
  const accounts = await firstAccounts(installation);
  await step("Application", () => built);
  const storage = storageToMend(installation); // looked at while the servers start: nobody waits for advice
  await step("Web server and worker", () => startServers(installation as Installation));
  sayReady(installation, accounts, begun, await storage);
  process.send?.({ ready: true });
}

/** What the bucket of a real installation lacks, as `npm run doctor` tells it in full; null where it lacks nothing. */
async function storageToMend({ env, embedded }: Installation): Promise<string | null> {
  if (embedded.storage) return null;
  const { readEnv } = await import("#lib/platform/env.ts");
  const { checkStorage } = await import("./doctor/check-storage.ts");
  const late = sleep(15_000).then(() => null);
  const found = await Promise.race([checkStorage(readEnv(env), false).catch(() => null), late]);
  const lacking = found?.filter(({ state }) => state !== "good").length ?? 0;
  return lacking > 0 ? `${lacking} ${lacking === 1 ? "point" : "points"} to look at: npm run doctor` : null;
}

async function startServices({ dataDir, embedded, secrets, env }: Installation): Promise<void> {
  const child = startChild("scripts/embedded/services.ts", { env, alone: true });
  parts.services = child;
  child.send({ dataDir, embedded, secrets });
  await whenReady(child, "A service on this machine");
  child.once("exit", () => void lost("The services on this machine"));
}

async function startServers({ env: all, port, dataDir }: Installation): Promise<void> {
  const env = { ...all, DATABASE_OWNER_URL: undefined }; // they log in as a role that owns nothing
  const { NEXTAUTH_URL: address = "" } = env;
  const host = process.env["HOST"] || (new URL(address).hostname === "localhost" ? "127.0.0.1" : "0.0.0.0");
  const log = openLog(logFile(dataDir));
  parts.worker = startChild("scripts/worker.ts", { env, log });
  const { guards, workerPolicy } = await import("#app/_server/guards.ts");
  const args = ["--port", String(port), "--hostname", host, "--guards", JSON.stringify(guards(workerPolicy))];
  parts.web = startChild("scripts/web.mjs", { args, env: { ...env, NODE_ENV: "production" }, log });
  const [webEnded, workerEnded] = [endOf(parts.web), endOf(parts.worker)];
  const ended = Promise.race([webEnded, workerEnded]).then(() => {
    throw new Error("The web server or the worker ended while starting.");
  });
  await Promise.race([healthy(`http://127.0.0.1:${port}/api/health`), ended]);
  void webEnded.then(() => lost("The web server"));
  void workerEnded.then(() => lost("The worker"));
}

const logFile = (dataDir: string) => join(dataDir, "foramen.log");

/** The terminal is for people, so log lines go to a file; an old one is put aside once it is long. */
function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 20 * 2 ** 20) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

const endOf = (child: ChildProcess) => new Promise<void>((resolve) => child.once("exit", () => resolve()));

async function healthy(url: string): Promise<void> {
  let last = "";
  for (let tries = 0; tries < 240; tries++) {
    const res = await fetch(url).catch(() => null);
    if (res?.ok) return;
    if (res) last = await res.text();
    await sleep(250);
  }
  throw new Error(`Not every part works after a minute: ${last || "the web server does not answer"}`);
}

/** A part that ends by itself ends the whole, so that nobody takes half a portal for a whole one. */
async function lost(name: string): Promise<void> {
  if (stopping) return;
  console.error(`\n${bad(`${name} stopped unexpectedly.`)} Everything else is stopped too; nothing stored is lost.`);
  await stop(1);
}

function stop(code: number): Promise<void> {
  return (stopping ??= (async () => {
    if (code === 0) console.log(`\n  ${quiet("Stopping…")}`);
    await Promise.all([stopChild(parts.web, 3_000), stopChild(parts.worker, 5_000)]);
    await stopChild(parts.services, 4_000);
    const { embedded, dataDir } = installation ?? {};
    if (embedded?.database && dataDir) {
      const { stopOrphan } = await import("./embedded/postgres.ts");
      await stopOrphan(`${dataDir}/postgres`);
    }
    await installation?.unlock();
    process.exit(code);
  })());
}

const named = ({ database, storage, mail }: Installation["embedded"]) =>
  [database && "PostgreSQL", storage && "object store", mail && "mailbox"].filter(Boolean).join(", ");

function sayReady(
  { env, dataDir, mailbox }: Installation,
  accounts: StaffAccount[],
  begun: number,
  storage: string | null,
): void {
  const row = (name: string, value: string) => `  ${quiet(name.padEnd(14))}${value}`;
  const lines = [
    "",
    `  ${bold("Ready")} ${quiet(`after ${Math.round((Date.now() - begun) / 1000)} s`)}`,
    "",
    row("Address", bold(env["NEXTAUTH_URL"] ?? "")),
    ...(mailbox ? [row("Mail", mailbox)] : []),
    row("Data", dataDir),
    row("Log", logFile(dataDir)),
    ...(storage ? [row("Storage", bold(storage))] : []),
    "",
    ...(accounts.length > 0 ? [`  ${quiet("Staff sign in at")} ${env["NEXTAUTH_URL"] ?? ""}/sign-in/staff`] : []),
    ...accounts.map(({ role, email, password }) => row(role, `${email.padEnd(30)}${password}`)),
    "",
    `  ${quiet("The passwords are in install.json in the data folder. Ctrl-C stops everything.")}`,
    "",
  ];
  console.log(lines.join("\n"));
}

try {
  await start();
} catch (error) {
  console.error(`\n${bad("Foramen did not start.")}\n${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}
