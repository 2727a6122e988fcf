import { z } from "zod";
import { command } from "#lib/command.ts";
import { countUnread, listMessages } from "#lib/messages/repo.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { listScan } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { taskOn } from "./queue-repo.ts";
import { urgencyOf } from "./urgency-repo.ts";

/** A request in brief beside the list: what was told, whether the scan is fit and of what, and the last that was written. */
export const previewRequest = command({
  name: "request.preview",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, subject: request }) {
    const { counts, studies, fitness } = await listScan(tx, request);
    const messages = await listMessages(tx, request.id, { withNotes: true });
    return {
      id: request.id,
      reference: request.reference,
      status: request.status,
      task: await taskOn(tx, request.id),
      personName: request.personName ?? "",
      birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
      ...(await urgencyOf(tx, request)),
      answers: request.answers as Record<string, unknown>,
      scan: { state: scanState(counts), images: counts.images, fitness, studies },
      // Of a request that was taken back, nobody here sees the images any more.
      seesImages: request.status !== "withdrawn",
      lastMessage: messages.at(-1) ?? null,
      messages: messages.length,
      unread: (await countUnread(tx, [request.id], "patient")).get(request.id) ?? 0,
    };
  },
  view: true,
});

export type RequestPreview = Extract<Awaited<ReturnType<typeof previewRequest>>, { ok: true }>["value"];
