import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "./embedded/postgres.ts";
import { openInstallation } from "./installation.ts";
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

const installation = await openInstallation(process.env);
const { dataDir, embedded, env, secrets } = installation;
Object.assign(process.env, env);
const postgres = embedded.database
  ? await step("Database", () =>
      startPostgres({
        dataDir: join(dataDir, "postgres"),
        port: secrets.ports.database,
        password: secrets.databasePassword,
      }),
    )
  : null;
const begun = Date.now();
try {
  await step("Schema", () => migrateDatabase(process.env));
  const { fill } = await import("./seed/fill.ts");
  await step(`${requests.toLocaleString("en-US")} requests`, () =>
    fill(process.env["DATABASE_OWNER_URL"] ?? "", requests),
  );
  console.log(JSON.stringify({ requests, seconds: Math.round((Date.now() - begun) / 1000) }));
} finally {
  await postgres?.stop();
  await installation.unlock();
}
process.exit();
