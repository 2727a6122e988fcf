import { setPriority } from "node:os";
import { startWorker } from "#lib/worker.ts";

setPriority(19); // where all runs on one machine, pages and uploads come first
const stop = await startWorker();
process.send?.({ ready: true });
process.on("SIGINT", () => undefined); // Ctrl-C goes to the whole group; the parent says when to stop
process.once("SIGTERM", () => void stop().finally(() => process.exit(0)));
