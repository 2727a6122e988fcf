import { createHash } from "node:crypto";
import { z } from "zod";
import { command } from "#lib/command.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { canFill } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { assessOnceChecked } from "#lib/studies/assess-once-checked.ts";
import { consentText, reviewConsent } from "./consent.ts";
import { around, firstOpen, visit } from "./journey.ts";
import type { Answers } from "./questions.ts";

/**
 * Keeps the answer to one question of a draft. What does not fit is refused field by field; what was kept before stays.
 * Answers where to go next: the following question, or back to the check where the answer was changed from there and
 * nothing new is asked by it.
 */
export const saveAnswer = command({
  name: "request.answer",
  input: z.object({
    requestId: z.uuid(),
    slug: z.string().max(40),
    returnTo: z.literal("check").optional().catch(undefined),
    given: z.record(z.string(), z.unknown()),
  }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId); // two tabs may save at once: neither answer is lost
    return findRequest(tx, actor, requestId);
  },
  allow: canFill,
  async run({ tx, subject: request, input: { slug, returnTo, given }, trail }) {
    const before = request.answers as Answers;
    const question = visit(slug, before);
    if (!question)
      throw new Refusal("not_found", {
        en: "This question comes later. Answer the ones before it first.",
        es: "Esta pregunta viene después. Responda primero las anteriores.",
      });
    const read = question.answer.safeParse(given);
    if (!read.success)
      throw new Refusal(
        "invalid",
        {
          en: "There is a problem",
          es: "Hay un problema",
        },
        problems(read.error),
      );
    const answers = { ...before, ...read.data };
    await tx.reviewRequest.update({
      where: { id: request.id },
      data: { answers: answers as Prisma.InputJsonObject, version: { increment: 1 } },
    });
    if (slug === "name" || slug === "birth-date") await assessOnceChecked(tx, request.id);
    if (slug === "consent") await keepConsent(tx, request.id, String(read.data["consentName"]));
    trail.detail = { question: slug };
    return { requestId: request.id, goTo: following(slug, answers, returnTo) };
  },
});

function following(slug: string, answers: Answers, returnTo: "check" | undefined): string {
  const open = firstOpen(answers);
  if (returnTo && !open) return "check";
  const next = returnTo ? open : around(slug, answers).next;
  return next ? `questions/${next.slug}` : "scans";
}

function problems(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { path, message } of error.issues)
    fields[path.filter((part) => typeof part === "string").join(".")] ??= message;
  return fields;
}

async function keepConsent(tx: Tx, requestId: string, typedName: string): Promise<void> {
  const { name: text, version } = reviewConsent;
  const textHash = createHash("sha256").update(consentText(reviewConsent)).digest("hex");
  const agreed = { typedName, textHash, agreedAt: new Date() };
  await tx.consent.upsert({
    where: { requestId_text_version: { requestId, text, version } },
    create: { requestId, text, version, ...agreed },
    update: agreed,
  });
}
