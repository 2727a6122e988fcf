import { databaseAnswers, inTransaction } from "./db.ts";
import { mailAnswers } from "./mail.ts";
import { hasScanner, scannerAnswers } from "./malware.ts";
import { restNow } from "./rest.ts";
import { storageAnswers } from "./storage.ts";

/** After how long without a word a worker counts as down, and how often it says that it is alive; milliseconds. */
export const heartbeat = { every: 5_000, lost: 20_000 };

const portal = { role: "foramen_system" };

/** Says that this worker is alive. */
export const beat = (): Promise<unknown> =>
  inTransaction(
    portal,
    (tx) =>
      tx.$executeRaw`INSERT INTO heartbeat (name, at) VALUES ('worker', now()) ON CONFLICT (name) DO UPDATE SET at = now()`,
  );

let asked: ReturnType<typeof lookAround> | undefined;

/**
 * Which parts of the installation work, and whether it rests (`readOnly`), which is no fault; `malware` only where it has
 * a scanner. However many ask at once, it is looked up once: anybody may ask.
 */
export const checkHealth = (): ReturnType<typeof lookAround> =>
  (asked ??= lookAround().finally(() => {
    asked = undefined;
  }));

async function lookAround() {
  const [database, storage, worker, mail, rest, malware] = await Promise.all([
    databaseAnswers(),
    storageAnswers(),
    workerIsAlive().catch(() => false),
    mailAnswers(),
    restNow().catch(() => null),
    hasScanner() ? scannerAnswers() : undefined,
  ]);
  const ok = database && storage && worker && mail && malware !== false;
  return {
    ok,
    readOnly: rest !== null,
    parts: { database, storage, worker, mail, ...(malware !== undefined && { malware }) },
  };
}

const workerIsAlive = () =>
  inTransaction(portal, async (tx) => {
    const [row] = await tx.$queryRaw<{ silent: number }[]>`
      SELECT (extract(epoch FROM now() - at) * 1000)::float8 AS silent FROM heartbeat WHERE name = 'worker'`;
    return row !== undefined && row.silent < heartbeat.lost;
  });
