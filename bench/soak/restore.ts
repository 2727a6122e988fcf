import { execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import pg from "pg";
import { sendMessage } from "#lib/messages/send-message.ts";
import { samplePack, sendPack } from "#lib/studies/sample-pack.ts";
import { startObjectStore } from "#scripts/embedded/object-store.ts";
import { startPostgres } from "#scripts/embedded/postgres.ts";
import { freePort, withoutSettings } from "#scripts/installation.ts";
import { environmentOf } from "../../e2e/installation.ts";
import { assignedRequest, draftRequest, rows } from "../../config/command-scene.ts";
import { hashesIn, hashesInPack } from "../stored.ts";
import { writeSlices } from "../slices.ts";
import { bareScene } from "./bare-scene.ts";
import { type How, megabytes, type Seen } from "./run.ts";

const perPack = 20;
const root = join(import.meta.dirname, "../..");

/**
 * An installation is backed up twice while people write to it, then lost with its disk, and brought back by the commands
 * that a clinic would use. What was acknowledged before the moment of the last backup must be there, to the byte; what
 * came after it is what was lost, and is measured, as is the time.
 */
export async function restore({ short }: How): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), "foramen-restore-"));
  chmodSync(folder, 0o711); // PostgreSQL runs as another user and must get through
  const [backups, keyFile, dataDir] = [join(folder, "backups"), join(folder, "key"), join(folder, "again")];
  writeFileSync(keyFile, randomBytes(32).toString("base64"), { mode: 0o600 });
  const load = writeSlices(join(folder, "scan"), short ? 200 : 1_000, 256, 23);
  const scene = await bareScene();
  const port = Number(process.env["PORT"]);
  const marker = `Zq${randomBytes(8).toString("hex")}`;
  try {
    const { patient, requestId } = await draftRequest();
    await scene.startWorker();
    await sendAll(load.folder, (pack) => sendPack(patient, requestId, pack));
    await until(
      async () => (await rows((tx) => tx.pack.count({ where: { requestId, state: { not: "checked" } } }))) === 0,
    );
    const writer = await keepWriting(marker);
    const backup = () =>
      run("backup", [backups, "--key-file", keyFile], { DATA_DIR: scene.dataDir, PORT: String(port) });
    const [first, second] = [timed(await backup()), timed(await backup())];
    await sleep(short ? 2_000 : 10_000);
    const written = await writer.stop();
    await scene.stopWorker();
    const lostAt = Date.now();
    await scene.end();

    const begun = performance.now();
    const again = { DATA_DIR: dataDir, PORT: String(await freePort()) };
    await run("restore", [backups, "--key-file", keyFile], again);
    const seconds = (performance.now() - begun) / 1_000;
    const there = await whatIsThere({ dataDir, port: Number(again.PORT) }, requestId);

    const at = snapshotOf(backups);
    const before = written.filter((one) => one.acknowledged < at);
    const missing = before.filter(({ id }) => !there.messages.has(id));
    const after = written.filter(({ id }) => !there.messages.has(id));
    const plain = spawnSync("grep", ["-rlF", marker, backups]).status === 0;
    const wrong = [
      ...(missing.length > 0 ? [`${missing.length} messages acknowledged before the backup are gone`] : []),
      ...(before.length === 0 || after.length === 0 ? ["nobody wrote before and after the last backup"] : []),
      ...(there.hashes.join() === hashesIn(load.folder).join() ? [] : ["the scan is not the one that was sent"]),
      ...(plain ? ["words of a patient can be read in the backup"] : []),
      ...refusesWhatItShould(backups, keyFile, again),
    ];
    return {
      words:
        `${load.count} pictures of ${megabytes(load.bytes)} and ${written.length} messages while it ran: ` +
        `${first.toFixed(0)} s for the first backup, ${second.toFixed(0)} s for the second, ${seconds.toFixed(0)} s to restore; ` +
        `all ${before.length} messages from before the last backup are there, ${after.length} of the ` +
        `${((lostAt - at) / 1_000).toFixed(0)} s after it are lost`,
      wrong,
    };
  } finally {
    await scene.end().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

const timed = ({ seconds }: { seconds: number }): number => seconds;

/** Runs a command as a clinic does; throws with what it said where it fails. */
async function run(name: "backup" | "restore", args: string[], more: Record<string, string>) {
  const begun = performance.now();
  const child = spawn(process.execPath, ["scripts/run.mjs", name, ...args], {
    cwd: root,
    env: { ...withoutSettings(process.env), ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`npm run ${name} failed:\n${said}`);
  return { seconds: (performance.now() - begun) / 1_000 };
}

/** A patient writes on and on; each message counts once it was acknowledged. */
async function keepWriting(marker: string) {
  const { patient, requestId } = await assignedRequest();
  const written: { id: string; acknowledged: number }[] = [];
  const stop = new AbortController();
  const writing = (async () => {
    while (!stop.signal.aborted) {
      await rows((tx) => tx.throttle.deleteMany()); // so many an hour nobody may write
      const id = crypto.randomUUID();
      const sent = await sendMessage(patient, { requestId, messageId: id, body: `${marker} ${written.length}` });
      if (sent.ok) written.push({ id, acknowledged: Date.now() });
      await sleep(50);
    }
  })();
  return {
    stop: async () => {
      stop.abort();
      await writing;
      return written;
    },
  };
}

async function sendAll(folder: string, send: (pack: Awaited<ReturnType<typeof samplePack>>) => Promise<unknown>) {
  const files = readdirSync(folder)
    .sort()
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  for (let at = 0; at < files.length; at += perPack) await send(await samplePack(files.slice(at, at + perPack)));
}

/** The moment of the newest backup, by its own list. */
function snapshotOf(backups: string): number {
  const newest =
    readdirSync(backups)
      .filter((name) => /^\d/.test(name))
      .sort()
      .at(-1) ?? "";
  const { at } = JSON.parse(readFileSync(join(backups, newest, "manifest.json"), "utf8")) as { at: string };
  return new Date(at).getTime();
}

/** Rows and files of the installation that was brought back, read past the portal. */
async function whatIsThere(place: { dataDir: string; port: number }, requestId: string) {
  const env = environmentOf(place);
  const {
    databasePassword: password,
    ports,
    storageKey,
    storageSecret,
  } = JSON.parse(readFileSync(join(place.dataDir, "secrets.json"), "utf8")) as {
    databasePassword: string;
    ports: Record<"database" | "storage", number>;
    storageKey: string;
    storageSecret: string;
  };
  const database = await startPostgres({ dataDir: join(place.dataDir, "postgres"), port: ports.database, password });
  const keys = { accessKeyId: storageKey, secretAccessKey: storageSecret, region: "us-east-1" };
  const store = await startObjectStore({ dataDir: join(place.dataDir, "objects"), port: ports.storage, ...keys });
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    const messages = await client.query<{ id: string }>("SELECT id FROM message");
    const packs = await client.query<{ key: string }>(`SELECT key FROM pack WHERE "requestId" = $1`, [requestId]);
    const s3 = new S3Client({
      endpoint: env["S3_ENDPOINT"] ?? "",
      region: "us-east-1",
      forcePathStyle: true,
      credentials: keys,
    });
    const hashes: string[] = [];
    for (const { key } of packs.rows) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: env["S3_BUCKET"] ?? "", Key: key }));
      hashes.push(...(await hashesInPack((await Body?.transformToByteArray()) ?? new Uint8Array())));
    }
    return { messages: new Set(messages.rows.map(({ id }) => id)), hashes: hashes.sort() };
  } finally {
    await client.end();
    await store.close();
    await database.stop();
  }
}

/** A second restore over what is there, a wrong key and a changed file are refused. */
function refusesWhatItShould(backups: string, keyFile: string, again: Record<string, string>): string[] {
  const wrongKey = `${keyFile}.wrong`;
  writeFileSync(wrongKey, randomBytes(32).toString("base64"));
  const tries: [string, string[]][] = [
    ["an installation in use was written over", ["restore", backups, "--key-file", keyFile]],
    ["another key was taken", ["backup", backups, "--verify", "--key-file", wrongKey]],
    ["no key was taken", ["backup", backups, "--verify"]],
  ];
  const wrong = tries.filter(([, args]) => passes(args, again)).map(([words]) => words);
  const newest =
    readdirSync(backups)
      .filter((name) => /^\d/.test(name))
      .sort()
      .at(-1) ?? "";
  const file = join(backups, newest, "public.message.copy.gz");
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  if (passes(["backup", backups, "--verify", "--key-file", keyFile], again)) wrong.push("a changed file was not seen");
  return wrong;
}

function passes(args: string[], more: Record<string, string>): boolean {
  try {
    const env = { ...withoutSettings(process.env), ...more };
    execFileSync(process.execPath, ["scripts/run.mjs", ...args], { cwd: root, env, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10 * 60_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error("it did not go on within ten minutes");
    await sleep(200);
  }
}
