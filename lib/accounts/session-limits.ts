import type { Role } from "#prisma/generated/enums.ts";
import { env } from "#lib/platform/env.ts";

const minute = 60_000;

type Limits = { idle: number; absolute: number };

/** How long a session lives without use, and at most, in minutes. Staff computers stand in shared rooms. */
const standard: Readonly<Record<Role, Limits>> = {
  patient: { idle: 60, absolute: 12 * 60 },
  coordinator: { idle: 30, absolute: 12 * 60 },
  surgeon: { idle: 30, absolute: 12 * 60 },
  administrator: { idle: 15, absolute: 8 * 60 },
  auditor: { idle: 15, absolute: 8 * 60 },
};

/** The same in milliseconds, as the clinic may have set it (SESSION_MINUTES). */
export function sessionLimits(role: Role): Limits {
  const { idle, absolute } = env().SESSION_MINUTES[role] ?? standard[role];
  return { idle: idle * minute, absolute: absolute * minute };
}
