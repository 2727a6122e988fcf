import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "#prisma/generated/client.ts";
import { env } from "./env.ts";

/** What a repository needs to reach rows; only the spine hands it out. */
export type Tx = Prisma.TransactionClient;

// Next may load a module more than once in one process; the pool must stay one.
const shared = globalThis as { foramenDatabase?: PrismaClient };

const client = () =>
  (shared.foramenDatabase ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 12, connectionTimeoutMillis: 5_000 }),
  }));

/** As whom the database sees a transaction: a role of it, who acts, and the one request that somebody was let in for. */
export type Sight = { role: string; actor?: string | undefined; request?: string | undefined };

/**
 * Runs `work` in one short transaction, of at most `timeout` milliseconds, far more than it takes but on a machine in
 * trouble: everything in it is kept, or nothing. It begins by taking the role of whoever asks, so that the policies of the
 * tables hold; without one, the login sees no row at all.
 */
export function inTransaction<Value>(
  { role, actor = "", request = "" }: Sight,
  work: (tx: Tx) => Promise<Value>,
  timeout = 15_000,
): Promise<Value> {
  return client().$transaction(
    async (tx) => {
      await tx.$queryRaw`
        SELECT set_config('role', ${role}, true), set_config('foramen.actor', ${actor}, true),
          set_config('foramen.request', ${request}, true)`;
      return work(tx);
    },
    { timeout, maxWait: 10_000 },
  );
}

/** Whether the database answers. */
export async function databaseAnswers(): Promise<boolean> {
  return client().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
}

/** Closes all connections. */
export async function closeDatabase(): Promise<void> {
  await shared.foramenDatabase?.$disconnect();
  delete shared.foramenDatabase;
}
