import { z } from "zod";
import { accessProof } from "#lib/accounts/recent-proof.ts";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canReadTrail } from "#lib/requests/policy.ts";
import { detailOf } from "./search-trail.ts";
import { TrailFilter } from "./trail-filter.ts";
import { findEntries, seesReferences } from "./trail-repo.ts";

/** As many entries as one file may have. */
export const mostExported = 20_000;

/** Everything that a filter lets through, for a file that leaves the portal. Refuses more than a file may have. */
export const exportTrail = command({
  name: "audit.export",
  input: TrailFilter.omit({ before: true }).extend({ format: z.enum(["csv", "r4", "r5"]) }),
  subject: async () => ({}),
  allow: canReadTrail,
  recent: accessProof,
  asPortal: seesReferences,
  async run({ tx, input: { format, ...filter }, trail }) {
    const rows = await findEntries(tx, { ...filter, before: undefined }, mostExported + 1);
    if (rows.length > mostExported)
      throw new Refusal(
        "too_large",
        `More than ${mostExported.toLocaleString("en-US")} entries fit. Choose fewer days, and export them one after the other.`,
      );
    trail.detail = { ...detailOf({ ...filter, before: undefined }), format, entries: rows.length };
    return rows;
  },
});
