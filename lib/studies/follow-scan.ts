import { z } from "zod";
import { command } from "#lib/command.ts";
import { canFollowScan } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { is } from "#lib/accounts/actor.ts";
import { listScan, numbersOnly, releasedOnly, type ScanList } from "./list-scan.ts";
import { scanState, type ScanState } from "./scan-state.ts";

export type FollowedScan = ScanList & { state: ScanState };

/** What a request holds of its scan and how far its check has come: asked again and again while packs are checked. */
export const followScan = command({
  name: "scan.follow",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFollowScan,
  async run({ tx, actor, subject: request }): Promise<FollowedScan> {
    const all = await listScan(tx, request);
    const scan = actor.kind === "pass" ? numbersOnly(all) : is("surgeon", actor) ? releasedOnly(all) : all;
    return { ...scan, state: scanState(scan.counts) };
  },
  view: true,
});
