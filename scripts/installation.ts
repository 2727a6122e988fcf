import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { settingNames } from "#lib/platform/env.ts";
import { plainLogin } from "./hand-over.ts";

/** What an installation on this machine keeps for itself: ports that stay the same, and secrets nobody has to think up. */
type Secrets = {
  ports: { database: number; storage: number; smtp: number; mailbox: number };
  databasePassword: string;
  storageKey: string;
  storageSecret: string;
  sessionSecret: string;
  sessionSecretsOld?: string[];
  dataKey: string;
  dataKeysOld?: string[];
  auditKey: string;
};

export type StaffAccount = {
  role: "coordinator" | "surgeon" | "administrator";
  name: string;
  email: string;
  password: string;
};

/** `install.json`, for the person who installs and for scripts: readable by its owner alone. */
export type InstallFile = { address: string; accounts: StaffAccount[]; mailbox: string | null };

export type Installation = Awaited<ReturnType<typeof openInstallation>>;

/** Settings of an operator, where there is a file of them. */
export function loadSettings(): void {
  try {
    process.loadEnvFile(".env");
  } catch {
    // none: the environment and the defaults are enough
  }
}

/**
 * The installation in `DATA_DIR`: made at the first start, found again later. What the environment names (a database, a
 * bucket, a mail server) is used instead of the embedded one, each by itself. `alone`: nothing of it may run meanwhile.
 */
export async function openInstallation(given: NodeJS.ProcessEnv, { alone = true } = {}) {
  const port = Number(given["PORT"] || 3000);
  if (!(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new Error("PORT must be a number between 1 and 65535.");
  demandKeys(given);
  const dataDir = await openDataDir(given);
  const unlock = alone ? await lock(join(dataDir, "lock")) : async () => undefined;
  if (alone && !(await isFree(port))) {
    await unlock();
    throw new Error(`Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start`);
  }
  const secrets = await loadSecrets(join(dataDir, "secrets.json"), port, alone);
  const embedded = {
    database: !given["DATABASE_URL"] && !given["DATABASE_OWNER_URL"],
    storage: !given["S3_ENDPOINT"] && !given["S3_BUCKET"],
    mail: !given["SMTP_URL"],
  };
  const { ports } = secrets;
  const sessionSecret = given["NEXTAUTH_SECRET"] || secrets.sessionSecret;
  const here = `postgresql://foramen:${secrets.databasePassword}@127.0.0.1:${ports.database}/foramen`;
  const owner = given["DATABASE_OWNER_URL"] || given["DATABASE_URL"] || here;
  const mailbox = embedded.mail ? `http://127.0.0.1:${ports.mailbox}` : null;
  const env: NodeJS.ProcessEnv = {
    ...given,
    NODE_ENV: "production",
    PORT: String(port),
    NEXTAUTH_URL: given["NEXTAUTH_URL"] || `http://localhost:${port}`,
    NEXTAUTH_SECRET: sessionSecret,
    NEXTAUTH_SECRET_OLD: given["NEXTAUTH_SECRET_OLD"] || (secrets.sessionSecretsOld ?? []).join(","),
    DATA_KEY: given["DATA_KEY"] || secrets.dataKey,
    DATA_KEY_OLD: given["DATA_KEY_OLD"] || (secrets.dataKeysOld ?? []).join(","),
    AUDIT_KEY: given["AUDIT_KEY"] || secrets.auditKey,
    DATABASE_OWNER_URL: owner,
    DATABASE_URL: (given["DATABASE_OWNER_URL"] && given["DATABASE_URL"]) || plainLogin(owner, sessionSecret),
    ...(embedded.storage && {
      S3_ENDPOINT: `http://127.0.0.1:${ports.storage}`,
      S3_BUCKET: "foramen",
      S3_REGION: "us-east-1",
      S3_ACCESS_KEY_ID: secrets.storageKey,
      S3_SECRET_ACCESS_KEY: secrets.storageSecret,
    }),
    ...(embedded.mail && { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}` }),
  };
  return { dataDir, port, secrets, embedded, mailbox, env, unlock };
}

async function openDataDir(given: NodeJS.ProcessEnv): Promise<string> {
  const dataDir = resolve(given["DATA_DIR"] || ".data");
  // Others may pass through, as PostgreSQL does not run as root; each thing inside guards itself.
  await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o711);
  return dataDir;
}

/** Keys made here and now would be lost with this folder, and no second server would have them: a real database brings its own. */
function demandKeys(given: NodeJS.ProcessEnv): void {
  const missing = ["NEXTAUTH_SECRET", "DATA_KEY"].filter(
    (name) => (given["DATABASE_URL"] || given["DATABASE_OWNER_URL"]) && !given[name],
  );
  if (missing.length > 0)
    throw new Error(
      `With a database of your own the portal does not make its own keys: set ${missing.join(" and ")}, and keep them.`,
    );
}

/** Makes new keys of an installation that keeps its own, and keeps the old ones beside them: they still open what they made. */
export async function newKeys(given: NodeJS.ProcessEnv): Promise<void> {
  if (given["DATA_KEY"] || given["NEXTAUTH_SECRET"])
    throw new Error("The keys come from the environment: change them there, see docs/keys.md.");
  const dataDir = await openDataDir(given);
  const unlock = await lock(join(dataDir, "lock"));
  try {
    const file = join(dataDir, "secrets.json");
    const {
      sessionSecret,
      sessionSecretsOld = [],
      dataKey,
      dataKeysOld = [],
      ...rest
    } = JSON.parse(await readFile(file, "utf8")) as Secrets;
    await writePrivate(file, {
      ...rest,
      ...ownKeys(),
      sessionSecretsOld: [sessionSecret, ...sessionSecretsOld],
      dataKeysOld: [dataKey, ...dataKeysOld],
    } satisfies Secrets);
  } finally {
    await unlock();
  }
}

const ownKeys = () => ({
  sessionSecret: randomBytes(48).toString("base64url"),
  dataKey: randomBytes(32).toString("base64"),
});

/** Whether another process of this machine runs the installation in this folder. */
export async function isRunning(given: NodeJS.ProcessEnv): Promise<boolean> {
  const file = join(resolve(given["DATA_DIR"] || ".data"), "lock");
  const pid = Number(await readFile(file, "utf8").catch(() => "0"));
  return pid > 0 && pid !== process.pid && (await isOurs(pid));
}

/** An environment without settings of an installation: a test must never reach somebody's real database or mail server. */
export function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = new Set(["DATABASE_OWNER_URL", ...settingNames].filter((name) => name !== "NODE_ENV"));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.has(name))) as NodeJS.ProcessEnv;
}

/** Reads `install.json`; null at the first start. */
export const readInstallFile = (dataDir: string): Promise<InstallFile | null> =>
  readFile(join(dataDir, "install.json"), "utf8").then(
    (text) => JSON.parse(text) as InstallFile,
    () => null,
  );

/** Writes `install.json` as a whole, for its owner alone. */
export const writeInstallFile = (dataDir: string, install: InstallFile): Promise<void> =>
  writePrivate(join(dataDir, "install.json"), install);

async function loadSecrets(file: string, webPort: number, alone: boolean): Promise<Secrets> {
  const text = await readFile(file, "utf8").catch(() => null);
  const known = text === null ? {} : (JSON.parse(text) as Partial<Secrets>); // one made long ago lacks what came since
  const secrets: Secrets = {
    ports: { database: 0, storage: 0, smtp: 0, mailbox: 0 },
    databasePassword: randomBytes(24).toString("base64url"),
    storageKey: randomBytes(12).toString("hex").toUpperCase(),
    storageSecret: randomBytes(30).toString("base64url"),
    ...ownKeys(),
    auditKey: randomBytes(32).toString("base64"),
    ...known,
  };
  if (!alone) return secrets; // its ports are taken by itself
  const taken = new Set([webPort]);
  for (const name of ["database", "storage", "smtp", "mailbox"] as const) {
    const before = secrets.ports[name];
    const keep = before !== 0 && !taken.has(before) && (name === "database" || (await isFree(before)));
    secrets.ports[name] = keep ? before : await freePort(taken);
    taken.add(secrets.ports[name]);
  }
  await writePrivate(file, secrets);
  return secrets;
}

async function writePrivate(file: string, content: unknown): Promise<void> {
  const draft = `${file}.new`;
  await rm(draft, { force: true });
  const handle = await open(draft, "wx", 0o600);
  await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
  await handle.sync();
  await handle.close();
  await rename(draft, file);
}

/** One running installation in one folder; a lock that a killed process left behind does not count. */
async function lock(file: string): Promise<() => Promise<void>> {
  const pid = Number(await readFile(file, "utf8").catch(() => "0"));
  if (pid > 0 && pid !== process.pid && (await isOurs(pid)))
    throw new Error(
      `This installation is running already (process ${pid}). Stop it first, or choose another DATA_DIR.`,
    );
  await writePrivate(file, process.pid);
  return () => rm(file, { force: true });
}

async function isOurs(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "run.mjs")).includes("run.mjs");
}

const isFree = (port: number) =>
  new Promise<boolean>((resolveFree) => {
    const server = createServer();
    server.once("error", () => resolveFree(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolveFree(true)));
  });

/** A port of this machine that nobody listens on and that is not in `taken`. */
export async function freePort(taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000); // below the range from which systems hand out ports
    if (!taken.has(port) && (await isFree(port))) return port;
  }
}
