// One process for everything embedded: PostgreSQL, object store and mailbox. It runs in a process group of its own, so
// that Ctrl-C reaches only its parent, which stops it last; and it stops by itself when the parent is gone.
import { join } from "node:path";
import type { Installation } from "../installation.ts";
import { startMailbox } from "./mailbox.ts";
import { startObjectStore } from "./object-store.ts";
import { startPostgres } from "./postgres.ts";

type Told = Pick<Installation, "dataDir" | "embedded" | "secrets">;

let stopAll = async (): Promise<void> => undefined;

process.once("message", (told: Told) => {
  start(told).then(
    () => process.send?.({ ready: true }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, end);
process.once("disconnect", end);

async function start({ dataDir, embedded, secrets }: Told): Promise<void> {
  const { ports, databasePassword: password, storageKey, storageSecret } = secrets;
  const stops: (() => Promise<void>)[] = [];
  stopAll = async () => {
    await Promise.allSettled(stops.map((stop) => stop()));
  };
  const database = async () => {
    const postgres = await startPostgres({ dataDir: join(dataDir, "postgres"), port: ports.database, password });
    stops.push(postgres.stop);
  };
  const storage = async () => {
    const keys = { accessKeyId: storageKey, secretAccessKey: storageSecret, region: "us-east-1" };
    const store = await startObjectStore({ dataDir: join(dataDir, "objects"), port: ports.storage, ...keys });
    stops.push(() => store.close());
  };
  const mail = async () => {
    const mailbox = await startMailbox({
      dataDir: join(dataDir, "mail"),
      smtpPort: ports.smtp,
      httpPort: ports.mailbox,
    });
    stops.push(() => mailbox.close());
  };
  await Promise.all([
    embedded.database ? database() : null,
    embedded.storage ? storage() : null,
    embedded.mail ? mail() : null,
  ]);
}

function end(): void {
  setTimeout(() => process.exit(1), 8_000).unref();
  void stopAll().then(() => process.exit(0));
}
