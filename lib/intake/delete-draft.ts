import { z } from "zod";
import { command } from "#lib/command.ts";
import { canFill } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { eraseDraft } from "./drafts-repo.ts";

/** The patient deletes what was never sent, with all that it holds; the trail stays. */
export const deleteDraft = command({
  name: "request.delete-draft",
  input: z.object({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canFill,
  async run({ tx, subject: { id } }) {
    await eraseDraft(tx, id);
    return { requestId: id };
  },
});
