import { z } from "zod";
import { command } from "#lib/command.ts";
import { countUnread, listMessages } from "#lib/messages/repo.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { scanKeeping } from "#lib/retention/scan-keeping.ts";
import { listScan } from "#lib/studies/list-scan.ts";
import type { Answers } from "./questions.ts";

/** All a patient sees of their request: the answers, the scan, where it stands, messages, and the signed opinion. */
export const followRequest = command({
  name: "request.follow",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFollow,
  async run({ tx, subject: request }) {
    const published = request.answeredAt !== null;
    return {
      id: request.id,
      reference: request.reference,
      status: request.status,
      answers: request.answers as Answers,
      startedAt: request.createdAt.toISOString(),
      submittedAt: request.submittedAt?.toISOString() ?? null,
      answeredAt: request.answeredAt?.toISOString() ?? null,
      scan: await listScan(tx, request),
      ...scanKeeping(request),
      messages: await listMessages(tx, request.id, { withNotes: false }),
      unread: (await countUnread(tx, [request.id], "clinic")).get(request.id) ?? 0,
      opinion: published ? await findSignedOpinion(tx, request.id) : null,
    };
  },
  view: true,
});
