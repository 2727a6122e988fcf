import { startWorker } from "#lib/worker.ts";

const stop = await startWorker();
process.send?.({ ready: true });
process.on("SIGINT", () => undefined); // Ctrl-C goes to the whole group; the parent says when to stop
process.once("SIGTERM", () => void stop().finally(() => process.exit(0)));
