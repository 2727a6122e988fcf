import type { TriageRequest } from "#lib/triage/view-request.ts";

/** What the forms need of a request; the rest stays on the server. */
export const decidable = ({ id, reference, status, owner, isMine, moves, scan, surgeons }: TriageRequest) => ({
  id,
  reference,
  status,
  owner: owner?.name ?? null,
  isMine,
  moves,
  images: scan.counts.images,
  /** Whether a surgeon would see anything. */
  released: scan.studies.some(({ heldBack, decision }) => !heldBack && decision?.theirs !== false),
  surgeons,
});

export type Decidable = ReturnType<typeof decidable>;
