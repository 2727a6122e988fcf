import pino, { type Logger } from "pino";
import { env } from "./env.ts";

let logger: Logger | undefined;

/** What may stand in a log line: names of our own things, numbers and ids without meaning outside. */
export type LogFields = Partial<
  Record<"act" | "job" | "queue" | "code" | "errorId" | "error" | "part" | "requestId" | "packId" | "place", string>
> & { ms?: number; count?: number };

/** Writes one structured line. Never pass what a person typed, a name, or anything read from a scan. */
export function log(level: "debug" | "info" | "warn" | "error", message: string, fields: LogFields = {}): void {
  logger ??= pino({ level: env().NODE_ENV === "test" ? "silent" : env().LOG_LEVEL, base: null });
  logger[level](fields, message);
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
