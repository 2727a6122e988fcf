import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { backupKey } from "./backup/key-file.ts";
import { inRestingInstallation } from "./beside.ts";
import { loadSettings } from "./installation.ts";
import { step } from "./terminal.mjs";

const usage = `npm run restore -- <folder> [--at backup] [--key-file file]

Brings a backup into this installation (DATA_DIR, or DATABASE_URL and S3_…), which must be empty, of the version that wrote
the backup, and not running. The whole backup is looked at before anything is written.

  --at        the name of a backup in the folder; without it the newest
  --key-file  the key with which it was encrypted`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "key-file": { type: "string" }, at: { type: "string" } },
});
const [given] = positionals;
if (given === undefined || positionals.length > 1) {
  console.error(usage);
  process.exit(2);
}
const folder = resolve(given);
const key = backupKey(values["key-file"]);
loadSettings();
const { backupsIn, markOf } = await import("./backup/manifest.ts");
const backups = await backupsIn(folder);
const stamp = values.at ?? backups.at(-1);
if (stamp === undefined || !backups.includes(stamp))
  throw new Error(`There is no such backup in this folder. There are: ${backups.join(", ") || "none"}`);
const { verifyBackup } = await import("./backup/verify-backup.ts");
const { manifest, wrong } = await step(`Looking at ${stamp}`, () => verifyBackup({ folder, key }, stamp));
if (wrong.length > 0) throw new Error(`Nothing was restored: this backup is damaged.\n  ${wrong.join("\n  ")}`);

const { rows, objects } = await inRestingInstallation(async (env) => {
  const { migrate } = await import("./migrate.ts");
  await step("Database and storage", () => migrate(env));
  const { restoreBackup } = await import("./backup/restore-backup.ts");
  const url = env["DATABASE_OWNER_URL"] || env["DATABASE_URL"] || "";
  const done = await step("Restoring", () => restoreBackup({ folder, key }, manifest, url));
  if (manifest.dataKey !== markOf(env["DATA_KEY"] ?? ""))
    console.log(
      "\n  DATA_KEY is another than when this was backed up: staff cannot give their one-time codes.\n" +
        `  Put the DATA_KEY, NEXTAUTH_SECRET and AUDIT_KEY of then into the environment, or into ${join("DATA_DIR", "secrets.json")}.`,
    );
  return done;
});
console.log(`\nAs of ${manifest.at}: ${rows} rows, ${objects} objects. Start it with npm start.`);
process.exit(0);
