import { createHmac } from "node:crypto";
import { env } from "#lib/platform/env.ts";

/** How long the codes of a change work, in minutes, and how often they may be mistyped. */
export const emailChangeLife = { minutes: 60, attempts: 5 };

/** The six digits in the mail to either address: computed when needed, kept nowhere. */
export const changeCodeOf = (changeId: string, to: "old" | "new"): string =>
  String(
    createHmac("sha256", env().NEXTAUTH_SECRET).update(`email change, ${to}:${changeId}`).digest().readUIntBE(0, 6) %
      1_000_000,
  ).padStart(6, "0");
