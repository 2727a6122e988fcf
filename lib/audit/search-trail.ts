import { command } from "#lib/command.ts";
import { canReadTrail } from "#lib/requests/policy.ts";
import { lastHead } from "./seal-repo.ts";
import { findEntries, lastVerified, namedBy, seesReferences } from "./trail-repo.ts";
import { TrailFilter } from "./trail-filter.ts";

const pageSize = 100;

/** A page of the trail, the newest first, and how far it is sealed. What was looked for is in the trail itself. */
export const searchTrail = command({
  name: "audit.search",
  input: TrailFilter,
  subject: async () => ({}),
  allow: canReadTrail,
  asPortal: seesReferences,
  async run({ tx, input: filter, trail }) {
    trail.detail = detailOf(filter);
    const found = await findEntries(tx, filter, pageSize + 1);
    const rows = found.slice(0, pageSize);
    return {
      rows,
      next: found.length > pageSize ? String(rows.at(-1)?.id) : null,
      named: await namedBy(tx, filter),
      head: await lastHead(tx),
      verified: await lastVerified(tx),
    };
  },
  view: true,
});

/** What was asked for, without what was not. */
export const detailOf = (filter: TrailFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined));
