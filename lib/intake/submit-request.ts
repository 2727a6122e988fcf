import { z } from "zod";
import { command } from "#lib/command.ts";
import { hasAgreed } from "#lib/consents/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canSubmit } from "#lib/requests/policy.ts";
import { findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { firstOpen, relevant } from "./journey.ts";
import type { Answers } from "./questions.ts";

/** Sends a finished draft to the clinic. Pressed many times at once, it is sent once. */
export const submitRequest = command({
  name: "request.submit",
  input: z.object({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canSubmit,
  async run({ tx, subject: request }) {
    if (request.submittedAt) return { requestId: request.id }; // the second press of the same button
    if (request.status !== "draft") throw new Refusal("conflict", "You took this request back. Start a new one.");
    const answers = relevant(request.answers as Answers);
    if (firstOpen(answers)) throw new Refusal("invalid", "Some questions are still open. Answer them, then send.");
    if (!(await hasAgreed(tx, request.id, "review")))
      throw new Refusal("invalid", "The words of your agreement have changed. Read them again and agree, then send.");
    const scan = (await countScans(tx, [request.id])).get(request.id);
    if (!scan || (scan.images === 0 && scan.checking === 0))
      throw new Refusal("invalid", "Your scan is not here yet. Add it, then send.");
    const now = new Date();
    await move(tx, request, "submit", {
      submittedAt: now,
      waitingFrom: now,
      answers: answers as Prisma.InputJsonObject,
      personName: String(answers["fullName"]),
      birthDate: new Date(`${String(answers["birthDate"])}T00:00:00Z`),
      regions: answers["regions"] as string[],
      urgent: (answers["warningSigns"] as string[]).some((sign) => sign !== "none"),
    });
    await notify(tx, "submitted", request);
    return { requestId: request.id };
  },
});
