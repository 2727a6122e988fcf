import type { FinalStatus } from "#lib/requests/status.ts";

const year = 365.25;

/**
 * For how many days scans and papers are kept once a request has ended, by how it ended. To be approved by the clinic
 * and its counsel: laws on medical records differ between states. Consents, opinions and the trail are always kept.
 */
export const keepDays: Readonly<Record<FinalStatus, number>> = {
  reviewed: 7 * year,
  closed: 7 * year,
  declined: 30,
  withdrawn: 30,
};

/** When the scan and the papers of a request that ended then are to be removed. */
export const keptUntil = (status: FinalStatus, endedAt: Date): Date => after(endedAt, keepDays[status]);

/** Whoever ended so, and before this moment, is kept no longer. */
export const endedBefore = (status: FinalStatus, now: Date): Date => after(now, -keepDays[status]);

const after = (from: Date, days: number): Date => new Date(from.getTime() + days * 24 * 60 * 60_000);
