import { parseArgs } from "node:util";
import { inRestingInstallation } from "./beside.ts";
import { migrateDatabase } from "./migrate.ts";
import { step } from "./terminal.mjs";

const usage = `npm run seed -- --requests n

Fills the database of this installation (DATA_DIR or DATABASE_URL) with so many invented requests of six years.
The installation must not be running meanwhile. Nobody in it is real, and none of its addresses exists.`;

const { values } = parseArgs({ options: { requests: { type: "string" } } });
const requests = Number(values.requests);
if (!Number.isInteger(requests) || requests < 1 || requests > 2_000_000) {
  console.error(usage);
  process.exit(2);
}

await inRestingInstallation(async (env) => {
  const begun = Date.now();
  await step("Schema", () => migrateDatabase(env));
  const { fill } = await import("./seed/fill.ts");
  await step(`${requests.toLocaleString("en-US")} requests`, () => fill(env["DATABASE_OWNER_URL"] ?? "", requests));
  console.log(JSON.stringify({ requests, seconds: Math.round((Date.now() - begun) / 1000) }));
});
process.exit();
