import { z } from "zod";
import { command } from "#lib/command.ts";
import { canUsePass } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { listScan, numbersOnly } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";

/** All that another computer sees of the request whose scan it sends: the reference, and how far the scan has come. */
export const viewPass = command({
  name: "pass.view",
  input: z.object({}),
  subject: async (tx, actor) => (actor.kind === "pass" ? findRequest(tx, actor, actor.requestId) : null),
  allow: canUsePass,
  async run({ tx, subject: request }) {
    const scan = numbersOnly(await listScan(tx, request));
    return { requestId: request.id, reference: request.reference, scan: { ...scan, state: scanState(scan.counts) } };
  },
  view: true,
});
