import { z } from "zod";
import { command } from "#lib/command.ts";
import { canSeeImages } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { listScan, type ScanList } from "./list-scan.ts";
import { scanState, type ScanState } from "./scan-state.ts";

export type FollowedScan = ScanList & { state: ScanState };

/** What a request holds of its scan and how far its check has come: asked again and again while packs are checked. */
export const followScan = command({
  name: "scan.follow",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSeeImages,
  async run({ tx, subject: request }): Promise<FollowedScan> {
    const scan = await listScan(tx, request.id);
    return { ...scan, state: scanState(scan.counts) };
  },
  view: true,
});
