import type { AsyncLocalStorage } from "node:async_hooks";
import pino, { type Logger } from "pino";
import { env } from "./env.ts";

let logger: Logger | undefined;

declare global {
  /** The id under which a browser's request is answered, as `x-request-id` says it too; `scripts/web.mjs` gives it. */
  var answering: AsyncLocalStorage<string> | undefined;
}

/** What may stand in a log line: names of our own things, numbers and ids without meaning outside. */
export type LogFields = Partial<
  Record<"act" | "job" | "queue" | "code" | "errorId" | "error" | "part" | "requestId" | "packId" | "place", string>
> & { ms?: number; count?: number };

/**
 * Writes one structured line, with the id of the request that is being answered, if any. Never pass what a person typed,
 * a name, or anything read from a scan.
 */
export function log(level: "debug" | "info" | "warn" | "error", message: string, fields: LogFields = {}): void {
  logger ??= pino({ level: env().NODE_ENV === "test" ? "silent" : env().LOG_LEVEL, base: null });
  const http = globalThis.answering?.getStore();
  logger[level]({ ...(http && { http }), ...fields }, message);
}

/** Logs a bug under a new id and answers the id, which the person is shown. */
export function logBug(error: unknown, place: string): string {
  const errorId = crypto.randomUUID().slice(0, 8);
  log("error", "unexpected error", { errorId, error: kindOf(error), place });
  return errorId;
}

/** The kind of an error and where it arose. Its message is left out: a database's can quote the values of a row. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = "", code } = error as Error & { code?: unknown };
  const trace = stack.slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0);
  const frames = trace.split("\n").filter((line) => /^\s+at /.test(line));
  return [name, ...(typeof code === "string" ? [code] : []), ...frames.slice(0, 4).map((line) => line.trim())].join(
    " ",
  );
}
