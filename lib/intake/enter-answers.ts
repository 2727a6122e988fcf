import { z } from "zod";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { capacityOf } from "#lib/consents/signer.ts";
import { env } from "#lib/platform/env.ts";
import { carry } from "#lib/platform/language.ts";
import { problemsOf } from "#lib/platform/refusal.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { canType } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { assessOnceChecked } from "#lib/studies/assess-once-checked.ts";
import { tooYoung } from "./age.ts";
import { regionsOf } from "./body-areas.ts";
import { entryQuestions, isGiven } from "./entry-questions.ts";
import { heedWarningSigns } from "./heed-warning-signs.ts";
import { relevant } from "./journey.ts";
import type { Answers } from "./questions.ts";

/**
 * Keeps what staff typed for somebody, of one long page: each question that was answered, by its own schema, in the order
 * in which it opens others. What does not fit is told by field and changes nothing; the others are kept all the same, as
 * somebody may be on the line.
 */
export const enterAnswers = command({
  name: "request.enter-answers",
  input: z.object({ requestId: z.uuid(), given: z.record(z.string(), z.unknown()) }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canType,
  async run({ tx, actor, subject: request, input: { given }, trail }) {
    const before = request.answers as Answers;
    const problems: Record<string, string> = {};
    const kept: string[] = [];
    let answers = before;
    for (const question of entryQuestions(request.status)) {
      if ((question.when && !question.when(answers)) || !isGiven(question, answers, given)) continue;
      const read = question.answer.safeParse(given);
      if (!read.success) {
        Object.assign(problems, problemsOf(read.error));
        continue;
      }
      const regions = "areas" in read.data && { regions: regionsOf(read.data["areas"]) };
      const all: Answers = { ...answers, ...read.data, ...regions };
      const young = question.slug === "person" && tooYoung(all, clinicToday(), env().MINIMUM_AGE);
      if (young) problems["birthDate"] = carry(young);
      else if (JSON.stringify(all) !== JSON.stringify(answers)) {
        kept.push(question.slug);
        answers = all;
      }
    }
    if (capacityOf(before) !== capacityOf(answers)) delete answers["consentName"]; // who has to sign is another
    if (request.status !== "draft") answers = relevant(answers);
    await tx.reviewRequest.update({
      where: { id: request.id },
      data: { answers: answers as Prisma.InputJsonObject, version: { increment: 1 } },
    });
    for (const slug of kept) await heedWarningSigns(tx, actor, request, slug, answers);
    if (kept.includes("person")) await assessOnceChecked(tx, request.id);
    trail.detail = { questions: kept.join(" ") };
    return { requestId: request.id, kept: kept.length, problems };
  },
});
