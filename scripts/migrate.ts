import { randomInt } from "node:crypto";
import { system } from "#lib/accounts/actor.ts";
import { createStaff } from "#lib/accounts/create-staff.ts";
import { states } from "#lib/intake/states.ts";
import { prepareQueues } from "#lib/platform/jobs.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { prepareBucket } from "#lib/platform/storage.ts";
import { queues } from "#lib/worker.ts";
import { runNode } from "./children.ts";
import { handOver } from "./hand-over.ts";
import { type Installation, readInstallFile, type StaffAccount, writeInstallFile } from "./installation.ts";
import { holdsPlain, resealAll } from "./reseal.ts";

/**
 * Brings the database to this version's schema and creates the job queues, as its owner; hands it over to the login of web
 * server and worker, who encrypt what it now wants encrypted; prepares the bucket.
 */
export async function migrate(env: NodeJS.ProcessEnv): Promise<void> {
  const { DATABASE_OWNER_URL: owner = "", DATABASE_URL: url = "" } = env;
  await migrateDatabase(env);
  await prepareQueues(owner, queues);
  await handOver(owner, url);
  if (await holdsPlain(owner)) await resealAll({ plain: true });
  await prepareBucket();
}

/** The schema alone. */
export const migrateDatabase = (env: NodeJS.ProcessEnv): Promise<unknown> =>
  runNode(["node_modules/prisma/build/index.js", "migrate", "deploy", "--config", "config/prisma.config.ts"], env);

const staff: Omit<StaffAccount, "password">[] = [
  { role: "coordinator", name: "Robin Sample", email: "coordinator@foramen.test" },
  { role: "surgeon", name: "Dr Ada Okoye", email: "surgeon@foramen.test" },
  { role: "administrator", name: "Alex Sample", email: "administrator@foramen.test" },
];

/** One invented person for each role, made once for this installation; where staff exist already, nobody is added. */
export async function firstAccounts({ dataDir, env, mailbox }: Installation): Promise<StaffAccount[]> {
  const known = (await readInstallFile(dataDir))?.accounts ?? [];
  const accounts = known.length > 0 ? known : staff.map((person) => ({ ...person, password: newPassword() }));
  // Written first: an account whose password nobody knows would be of no use.
  await writeInstallFile(dataDir, { address: env["NEXTAUTH_URL"] ?? "", accounts, mailbox });
  const made = expectOk(await createStaff(system, { accounts: accounts.map(licensed) }));
  if (made.created || known.length > 0) return accounts;
  await writeInstallFile(dataDir, { address: env["NEXTAUTH_URL"] ?? "", accounts: [], mailbox });
  return [];
}

/** The invented surgeon may read for every state, so that any request can be tried. */
const licensed = (account: StaffAccount) =>
  account.role === "surgeon" ? { ...account, states: states.map(({ value }) => value) } : account;

/** Sixteen letters without look-alikes: about 78 bits. */
function newPassword(): string {
  const letters = Array.from({ length: 16 }, () => "abcdefghjkmnpqrstuvwxyz23456789"[randomInt(31)] ?? "");
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join("")).join("-");
}
