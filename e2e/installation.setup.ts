import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "#scripts/installation.ts";
import { forgetAtPowerLoss } from "../config/test-services.ts";
import { endInstallation, environmentOf, startInstallation } from "./installation.ts";

/** A whole installation of its own for the tests; taken away afterwards. */
export default async function setUp(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "foramen-e2e-"));
  const running = await startInstallation(dataDir, await freePort());
  process.env["FORAMEN_DATA_DIR"] = dataDir;
  Object.assign(process.env, environmentOf(running));
  await forgetAtPowerLoss();
  await leaveOneStateOut();
  return async () => {
    await endInstallation(running, "SIGTERM");
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** The invented surgeon is licensed everywhere; who lives in Wyoming shall be told that nobody is. */
async function leaveOneStateOut(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_OWNER_URL"] });
  await client.connect();
  await client.query("DELETE FROM license WHERE state = 'WY'");
  await client.end();
}
