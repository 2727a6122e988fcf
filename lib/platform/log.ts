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
  // A database error's message can quote values of a row: keep the kind of error and where it arose.
  const at = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 5).join(" ") : "";
  const kind =
    error instanceof Error ? `${error.name} ${(error as { code?: string }).code ?? ""}`.trim() : typeof error;
  log("error", "unexpected error", { errorId, error: `${kind}${at}`, place });
  return errorId;
}
