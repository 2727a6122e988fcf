import { besideInstallation } from "./beside.ts";
import type { Finding } from "./doctor/finding.ts";
import { loadSettings } from "./installation.ts";
import { bad, bold, good, quiet } from "./terminal.mjs";

// npm run doctor: looks at the settings, the database, storage and neighbours of this installation and changes nothing.
// Ends with 1 where something must be mended before patients use it.

loadSettings();
const findings = await besideInstallation(async (env) => {
  const { checkEnvironment } = await import("./doctor/check-environment.ts");
  const found = checkEnvironment(env);
  if (found.some(({ about, state }) => about === "Settings" && state === "bad")) return found;
  const { readEnv } = await import("#lib/platform/env.ts");
  const { checkDatabase } = await import("./doctor/check-database.ts");
  const { checkStorage } = await import("./doctor/check-storage.ts");
  const { checkNeighbours } = await import("./doctor/check-neighbours.ts");
  const { checkWorkList } = await import("./doctor/check-work-list.ts");
  const { DATABASE_URL: url = "", DATABASE_OWNER_URL: owner = url } = env;
  const embedded = new URL(env["S3_ENDPOINT"] ?? "https://aws").hostname === "127.0.0.1";
  return [
    ...found,
    ...(await checkDatabase(url, owner)),
    ...(await checkStorage(readEnv(env), embedded)),
    ...(await checkNeighbours(readEnv(env))),
    ...(await checkWorkList(env)),
  ];
});
for (const finding of findings) say(finding);
const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
console.log(`\n${count("good")} good, ${count("advice")} to weigh, ${count("bad")} to mend`);
process.exit(count("bad") > 0 ? 1 : 0);

function say({ about, state, says, todo }: Finding): void {
  const mark = { good: good("✓"), advice: bold("·"), bad: bad("✗") }[state];
  console.log(`  ${mark} ${about.padEnd(10)}${says}`);
  for (const line of todo?.split("\n") ?? []) console.log(`${" ".repeat(14)}${quiet(line)}`);
}
