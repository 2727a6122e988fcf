import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A whole installation of its own for the tests, started as a newcomer starts it; taken away afterwards. */
export default async function startInstallation(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "foramen-e2e-"));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  const child = fork(join(import.meta.dirname, "../scripts/run.mjs"), ["start"], {
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => (said += text.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", () => reject(new Error(`the installation did not start:\n${said}`)));
  });
  process.env["FORAMEN_DATA_DIR"] = dataDir;
  Object.assign(process.env, environmentOf(dataDir, port));
  return async () => {
    await new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGTERM");
    });
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** What the installation's own processes have in their environment, for fixtures that write through the same commands. */
function environmentOf(dataDir: string, port: number): Record<string, string> {
  const secrets = JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8")) as {
    ports: { database: number; storage: number; smtp: number };
    databasePassword: string;
    storageKey: string;
    storageSecret: string;
    sessionSecret: string;
    dataKey: string;
  };
  return {
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    DATA_KEY: secrets.dataKey,
    DATABASE_URL: `postgresql://foramen:${secrets.databasePassword}@127.0.0.1:${secrets.ports.database}/foramen`,
    S3_ENDPOINT: `http://127.0.0.1:${secrets.ports.storage}`,
    S3_BUCKET: "foramen",
    S3_REGION: "us-east-1",
    S3_ACCESS_KEY_ID: secrets.storageKey,
    S3_SECRET_ACCESS_KEY: secrets.storageSecret,
    SMTP_URL: `smtp://127.0.0.1:${secrets.ports.smtp}`,
  };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
