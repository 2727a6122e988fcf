import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { recordOf } from "./record-repo.ts";
import { timelineOf } from "./timeline-repo.ts";

/** So much of what happened goes along: a record of more is read in the portal. */
const most = 300;

/** Everything of a request that staff take out of the portal on paper or as a file: an export, and recorded as one. */
export const takeRecord = command({
  name: "request.export-record",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, subject: request }) {
    const { scan, ...record } = await recordOf(tx, request);
    const { counts, studies, fitness } = scan;
    const found = await timelineOf(tx, request.id, most);
    return {
      ...record,
      scan: { state: scanState(counts), images: counts.images, studies, fitness },
      timeline: found.slice(0, most),
      cut: found.length > most,
    };
  },
});

export type TakenRecord = Extract<Awaited<ReturnType<typeof takeRecord>>, { ok: true }>["value"];
