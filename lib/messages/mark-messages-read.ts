import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { markRead } from "./repo.ts";

/**
 * Staff take note of what a patient wrote. By a button and not by opening the request, as several people look at one
 * queue: what somebody only passed by stays new for all.
 */
export const markMessagesRead = command({
  name: "message.mark-read",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, trail }) {
    trail.detail = { messages: await markRead(tx, actor, request.id) };
  },
});
