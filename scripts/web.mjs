import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import next from "next";
import sirv from "sirv";

// Plain JavaScript: through tsx, every error that the server makes on its way costs more.
const { values } = parseArgs({
  options: { port: { type: "string" }, hostname: { type: "string" }, guards: { type: "string" } },
});
const { port, hostname } = values;
if (!port || !hostname || !values.guards) throw new Error("scripts/start.ts says where, and with which headers.");
/** The security headers of what the build left for browsers. */
const guards = new Headers(JSON.parse(values.guards));
const dir = join(import.meta.dirname, "..");
const built = "/_next/static/";

const app = next({ dev: false, dir, hostname, port: Number(port) });
const answer = app.getRequestHandler();
await app.prepare();

/**
 * What the build left for browsers goes out as `scripts/build.ts` packed it: Next would run the middleware and pack
 * each file anew for every request.
 */
const file = sirv(join(dir, process.env.NEXT_DIST_DIR ?? ".next", "static"), {
  brotli: true,
  gzip: true,
  maxAge: 31_536_000,
  immutable: true, // its name changes with what is in it
  setHeaders: (res) => res.setHeaders(guards),
});

/** By this id the lines of the log that one request left are found; lib/platform/log.ts reads it. */
const answering = (globalThis.answering = new AsyncLocalStorage());

const server = createServer((req, res) => {
  const { url = "/", method = "" } = req;
  if (!url.startsWith(built)) {
    const id = randomUUID().slice(0, 8);
    res.setHeader("x-request-id", id);
    answering.run(id, () => void answer(req, res));
  } else if (!["GET", "HEAD"].includes(method)) res.setHeaders(guards).writeHead(405, { allow: "GET, HEAD" }).end();
  else {
    req.url = url.slice(built.length - 1);
    file(req, res, () => void answer(Object.assign(req, { url }), res));
  }
});
server.listen(Number(port), hostname);

// One answer that goes wrong does not end those of everybody else.
for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, (error) => console.error(error));
for (const signal of ["SIGINT", "SIGTERM"])
  process.on(signal, () => {
    server.close(() => process.exit(0));
    setTimeout(() => server.closeAllConnections(), 1_000);
  });
