import type { RequestStatus } from "#prisma/generated/enums.ts";
import { isFinal } from "#lib/requests/status.ts";
import { keptUntil } from "./keep.ts";

type Ended = { status: RequestStatus; endedAt: Date | null; erasedAt: Date | null };

/** Until when scan and papers of a request are kept, or when they were removed: what its page says of them. */
export function scanKeeping({ status, endedAt, erasedAt }: Ended) {
  const removed = erasedAt !== null && (endedAt === null || erasedAt >= endedAt);
  const until = !removed && endedAt !== null && isFinal(status) ? keptUntil(status, endedAt) : null;
  return { scanKeptUntil: until?.toISOString() ?? null, scanRemovedAt: removed ? erasedAt.toISOString() : null };
}
