import { parseArgs } from "node:util";
import { besideInstallation, inRestingInstallation } from "./beside.ts";
import { handOver } from "./hand-over.ts";
import { loadSettings, newKeys } from "./installation.ts";
import { step } from "./terminal.mjs";

const usage = `npm run keys:rotate [-- --new]

Encrypts everything that is encrypted in the database anew with DATA_KEY; DATA_KEY_OLD must hold the keys it replaced.
It can be ended and started again, beside a portal that runs on a database of its own as well. With --new, an
installation that keeps its own keys in DATA_DIR makes new ones first, for signing too; it must not be running then.`;

const { values } = parseArgs({ options: { new: { type: "boolean" }, help: { type: "boolean" } } });
if (values.help) {
  console.log(usage);
  process.exit(0);
}
loadSettings();
if (values.new) await newKeys(process.env);
// Beside a database of its own the portal may run meanwhile; the embedded one is ours to start.
const ownDatabase = process.env["DATABASE_URL"] || process.env["DATABASE_OWNER_URL"];
const unreadable = await (ownDatabase ? besideInstallation : inRestingInstallation)(async (env) => {
  await handOver(env["DATABASE_OWNER_URL"] ?? "", env["DATABASE_URL"] ?? ""); // its password hangs on the secret
  const { resealAll } = await import("./reseal.ts");
  const { closeDatabase } = await import("#lib/platform/db.ts");
  const counts = await step("Encrypting anew", () => resealAll());
  for (const [column, { resealed, unreadable }] of Object.entries(counts))
    console.log(`  ${column}: ${resealed} encrypted anew, ${unreadable} that no known key opens`);
  await closeDatabase();
  return Object.values(counts).reduce((sum, { unreadable }) => sum + unreadable, 0);
});
console.log(
  unreadable === 0
    ? "Nothing needs DATA_KEY_OLD any more. NEXTAUTH_SECRET_OLD is still needed for mails and browsers: see docs/keys.md."
    : "Some values need a key that is not there: add it to DATA_KEY_OLD and run this again.",
);
process.exit(unreadable === 0 ? 0 : 1);
