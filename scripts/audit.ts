import { parseArgs } from "node:util";
import { Client } from "pg";
import { z } from "zod";
import { besideInstallation } from "./beside.ts";
import { loadSettings } from "./installation.ts";

const usage = `npm run audit:verify
npm run audit:affected -- [--account id] [--session id] [--from time] [--to time] [--names]

The first verifies the sealed trail of this installation (DATA_DIR, or DATABASE_URL and storage as the portal has them),
which may be running; it ends with 1 where something is wrong. The second lists, as CSV, whose records an account, a
session or everybody in a stretch of time touched; --names adds names and addresses, for letters. See docs/audit.md.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    account: { type: "string" },
    session: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    names: { type: "boolean", default: false },
  },
});
const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform((text) => new Date(text));
const Asked = z
  .object({
    account: z.uuid().optional(),
    session: z.uuid().optional(),
    from: moment.optional(),
    to: moment.optional(),
  })
  .refine((given) => Object.values(given).some(Boolean));
const [what] = positionals;
const asked = what === "affected" ? Asked.safeParse(values) : null;
if ((what !== "verify" && what !== "affected") || asked?.success === false) {
  console.error(usage);
  process.exit(2);
}

loadSettings();
const right = await besideInstallation(async (env) => {
  // The owner sees every row, whatever the policies of the tables say.
  const client = new Client({ connectionString: env["DATABASE_OWNER_URL"] || env["DATABASE_URL"] });
  await client.connect();
  try {
    if (!asked) return await (await import("./audit/verify.ts")).verify(client);
    await (await import("./audit/affected.ts")).affected(client, asked.data, values.names);
    return true;
  } finally {
    await client.end();
  }
});
process.exit(right ? 0 : 1);
