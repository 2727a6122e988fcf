import { z } from "zod";
import { command } from "#lib/command.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { takesMessages } from "#lib/requests/status.ts";
import { listMessages, markRead } from "./repo.ts";

/** The patient opens what was written about their request; from then on what the clinic wrote counts as read. */
export const openThread = command({
  name: "message.open",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFollow,
  async run({ tx, actor, subject: request }) {
    await markRead(tx, actor, request.id);
    return {
      requestId: request.id,
      reference: request.reference,
      status: request.status,
      /** Whether anything can be written now. */
      open: takesMessages(request.status),
      messages: await listMessages(tx, request.id, { withNotes: false }),
    };
  },
  view: true,
});

/** A message with what came with it, as either side sees it. */
export type ListedMessage = Extract<Awaited<ReturnType<typeof openThread>>, { ok: true }>["value"]["messages"][number];
