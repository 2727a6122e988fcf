import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainLogin } from "#scripts/hand-over.ts";
import { type InstallFile, withoutSettings } from "#scripts/installation.ts";

export type Running = { port: number; dataDir: string; child: ChildProcess };

/** Starts a whole installation as a newcomer does, and waits until it is ready; throws with all it said where it ends. */
export async function startInstallation(dataDir: string, port: number): Promise<Running> {
  const child = fork(join(import.meta.dirname, "../scripts/run.mjs"), ["start"], {
    env: { ...withoutSettings(process.env), PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => (said += text.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", () => reject(new Error(`the installation did not start:\n${said}`)));
  });
  return { port, dataDir, child };
}

/** Ends an installation with a signal and waits until its first process is gone. */
export async function endInstallation({ child }: Running, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

/** What `install.json` says: the address, the staff and the mailbox. */
export const installFile = (dataDir: string): InstallFile =>
  JSON.parse(readFileSync(join(dataDir, "install.json"), "utf8")) as InstallFile;

/** What the installation's own processes have in their environment, for fixtures that write through the same commands. */
export function environmentOf({ dataDir, port }: Pick<Running, "dataDir" | "port">): Record<string, string> {
  const secrets = JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8")) as {
    ports: { database: number; storage: number; smtp: number };
    databasePassword: string;
    storageKey: string;
    storageSecret: string;
    sessionSecret: string;
    dataKey: string;
    auditKey: string;
  };
  const owner = `postgresql://foramen:${secrets.databasePassword}@127.0.0.1:${secrets.ports.database}/foramen`;
  return {
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    DATA_KEY: secrets.dataKey,
    AUDIT_KEY: secrets.auditKey,
    DATABASE_OWNER_URL: owner,
    DATABASE_URL: plainLogin(owner, secrets.sessionSecret),
    S3_ENDPOINT: `http://127.0.0.1:${secrets.ports.storage}`,
    S3_BUCKET: "foramen",
    S3_REGION: "us-east-1",
    S3_ACCESS_KEY_ID: secrets.storageKey,
    S3_SECRET_ACCESS_KEY: secrets.storageSecret,
    SMTP_URL: `smtp://127.0.0.1:${secrets.ports.smtp}`,
  };
}
