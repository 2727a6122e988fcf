import { z } from "zod";
import { command } from "#lib/command.ts";
import { canOpenCase, canRead } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { markingsOf } from "./repo.ts";

/**
 * What the surgeon of a case has marked on its images, for them and for a colleague whom they ask; what another had marked
 * before them stays that one's. `open`: whether this actor may still mark.
 */
export const listMarkings = command({
  name: "marking.list",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canOpenCase,
  async run({ tx, actor, subject: request }) {
    return {
      marks: request.surgeonId ? await markingsOf(tx, request.id, request.surgeonId) : [],
      open: request.status === "assigned" && canRead(actor, request),
    };
  },
  view: true,
});
