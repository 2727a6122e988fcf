import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backupKey } from "./backup/key-file.ts";
import { besideInstallation } from "./beside.ts";
import { loadSettings } from "./installation.ts";
import { step } from "./terminal.mjs";

const usage = `npm run backup -- <folder> [--key-file file] [--verify]

Writes a backup of this installation (DATA_DIR, or DATABASE_URL and S3_…) into a folder on another machine's disk: the
database as it is at this moment, and every scan and paper that no earlier backup in the folder has. The portal goes on.

  --key-file  encrypts with the key in this file, 32 bytes in base64 (openssl rand -base64 32). Keep it apart from the
              backups, and DATA_KEY, NEXTAUTH_SECRET and AUDIT_KEY with it: without them a backup is of little use
  --verify    writes nothing, but reads the newest backup whole and holds it against its list`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "key-file": { type: "string" }, verify: { type: "boolean", default: false } },
});
const [folder] = positionals;
if (folder === undefined || positionals.length > 1) {
  console.error(usage);
  process.exit(2);
}
const place = { folder: resolve(folder), key: backupKey(values["key-file"]) };
process.exit((await (values.verify ? verify() : write())) ? 0 : 1);

async function write(): Promise<boolean> {
  loadSettings();
  const { writeBackup } = await import("./backup/write-backup.ts");
  const { stamp, rows, objects, fetched, missing } = await step("Backup", () =>
    besideInstallation((env) =>
      writeBackup(place, env["DATABASE_OWNER_URL"] || env["DATABASE_URL"] || "", env["DATA_KEY"] ?? ""),
    ),
  );
  console.log(`\n${stamp}: ${rows} rows; ${objects} objects, of which ${fetched} are new`);
  for (const key of missing) console.log(`  not there any more: ${key}`);
  if (!place.key) console.log("  It is NOT encrypted: whoever has the disk can read it. See --key-file.");
  return true;
}

async function verify(): Promise<boolean> {
  const { backupsIn } = await import("./backup/manifest.ts");
  const newest = (await backupsIn(place.folder)).at(-1);
  if (newest === undefined) throw new Error("There is no finished backup in this folder.");
  const { verifyBackup } = await import("./backup/verify-backup.ts");
  const { manifest, wrong } = await step(`Looking at ${newest}`, () => verifyBackup(place, newest));
  for (const one of wrong) console.log(`  FAILED: ${one}`);
  console.log(`\n${manifest.tables.length} tables, ${manifest.objects.count} objects; ${wrong.length} findings`);
  return wrong.length === 0;
}
