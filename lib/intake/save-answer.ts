import { z } from "zod";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { capacityOf } from "#lib/consents/signer.ts";
import { env } from "#lib/platform/env.ts";
import { carry, type Text } from "#lib/platform/language.ts";
import { problemsOf, Refusal, thereIsAProblem } from "#lib/platform/refusal.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";
import { canFill, canTellMore } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { assessOnceChecked } from "#lib/studies/assess-once-checked.ts";
import { tooYoung } from "./age.ts";
import { agreeToReview } from "./agree-to-review.ts";
import { regionsOf } from "./body-areas.ts";
import { heedWarningSigns } from "./heed-warning-signs.ts";
import { around, askedAnew, relevant, visit } from "./journey.ts";
import type { Question } from "./question.ts";
import { type Answers, questions } from "./questions.ts";

/**
 * Keeps the answer to one question: of a draft to any, later to those that are told at leisure. What does not fit is
 * refused field by field; what was kept before stays. Answers where to go next: the following question, or back to the
 * check where the answer was changed from there and nothing new is asked by it.
 */
export const saveAnswer = command({
  name: "request.answer",
  input: z.object({
    requestId: z.uuid(),
    slug: z.string().max(40),
    returnTo: z.literal("check").optional().catch(undefined),
    given: z.record(z.string(), z.unknown()),
  }),
  async subject(tx, actor, { requestId, slug }) {
    await lockRequest(tx, requestId); // two tabs may save at once: neither answer is lost
    const request = await findRequest(tx, actor, requestId);
    return request && { request, phase: questions.find((one) => one.slug === slug)?.phase ?? "before" };
  },
  allow: (actor, { request, phase }) => (phase === "after" ? canTellMore : canFill)(actor, request),
  async run({ tx, actor, subject: { request }, input: { slug, returnTo, given }, trail }) {
    const before = request.answers as Answers;
    const question = visit(slug, before);
    if (!question) throw new Refusal("not_found", comesLater);
    const read = question.answer.safeParse(given);
    if (!read.success) throw new Refusal("invalid", thereIsAProblem, problemsOf(read.error));
    const regions = "areas" in read.data && { regions: regionsOf(read.data["areas"]) };
    const all: Answers = { ...before, ...read.data, ...regions };
    if (slug === "person") demandAge(all);
    if (capacityOf(before) !== capacityOf(all)) delete all["consentName"]; // who has to sign is another
    const answers = request.status === "draft" ? all : relevant(all); // a draft may come back to a way it left
    await tx.reviewRequest.update({
      where: { id: request.id },
      data: { answers: answers as Prisma.InputJsonObject, version: { increment: 1 } },
    });
    await heedWarningSigns(tx, actor, request, slug, answers);
    if (slug === "person") await assessOnceChecked(tx, request.id);
    if (slug === "consent") await agreeToReview(tx, request.id, answers, given);
    trail.detail = { question: slug };
    return { requestId: request.id, goTo: following(question, request.status, before, answers, returnTo) };
  },
});

function demandAge(answers: Answers): void {
  const words = tooYoung(answers, clinicToday(), env().MINIMUM_AGE);
  if (words) throw new Refusal("invalid", thereIsAProblem, { birthDate: carry(words) });
}

const comesLater: Text = {
  en: "This question comes later. Answer the ones before it first.",
  es: "Esta pregunta viene después. Responda primero las anteriores.",
};

/** The page after this answer, below the request's own address. */
function following(
  { slug, phase }: Question,
  status: RequestStatus,
  before: Answers,
  answers: Answers,
  returnTo: "check" | undefined,
): string {
  const end = status !== "draft" ? "" : phase === "after" ? "check" : "scans";
  if (!returnTo) {
    const { next } = around(slug, answers);
    return next ? `questions/${next.slug}` : end;
  }
  const open = askedAnew(before, answers);
  return open ? `questions/${open.slug}?return=check` : status === "draft" ? "check" : "";
}
