import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backupKey } from "./backup/key-file.ts";
import { loadSettings } from "./installation.ts";

const usage = `npm run work-list -- [folder] [--key-file file]
npm run work-list -- --open <file> [--key-file file] > list.html

The first writes what is open at this moment into a folder, encrypted: who waits, their telephone numbers, what is due today,
who has it. For the day on which everything is down; run it every morning, and let the folder lie on another machine. The
second opens such a file as a page to print, and needs neither database nor network, only this program and the key.

  --key-file  32 bytes in base64 (openssl rand -base64 32). A copy of it is kept where the clinic can reach it then

Without them, WORK_LIST_DIR and WORK_LIST_KEY_FILE of the settings count. See docs/incident.md.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "key-file": { type: "string" }, open: { type: "string" } },
});
loadSettings();
const key = backupKey(values["key-file"] ?? (process.env["WORK_LIST_KEY_FILE"] || undefined));
const folder = positionals[0] ?? process.env["WORK_LIST_DIR"];
if (!key || positionals.length > 1 || (values.open === undefined && !folder)) {
  console.error(usage);
  process.exit(2);
}
if (values.open !== undefined) {
  const { openWorkList } = await import("./work-list/file.ts");
  process.stdout.write(await openWorkList(resolve(values.open), key));
} else {
  const { besideInstallation } = await import("./beside.ts");
  const { writeWorkList } = await import("./work-list/file.ts");
  const { file, requests } = await besideInstallation((env) =>
    writeWorkList(env["DATABASE_OWNER_URL"] || env["DATABASE_URL"] || "", resolve(folder ?? ""), key),
  );
  console.log(`${requests} open requests are in ${file}`);
}
process.exit(0);
