import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { demandPast } from "#lib/calendar/past-day.ts";
import { command } from "#lib/command.ts";
import { currentText } from "#lib/consents/published.ts";
import { keepConsent } from "#lib/consents/repo.ts";
import { askGuardian, capacityOf, needsGuardian } from "#lib/consents/signer.ts";
import { carry } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canAttend } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { PaperConsent } from "./paper-consent.ts";
import type { Answers } from "./questions.ts";

/**
 * Staff write down a consent that was signed on paper: what, in which version and language, by whom, when it came. Only
 * the version in force counts, as anywhere; and who signs in which right follows from for whom the request is.
 */
export const recordPaperConsent = command({
  name: "consent.record-paper",
  input: PaperConsent,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canAttend,
  async run({ tx, actor, subject: request, input, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff write this down.");
    const { text, version, paperLanguage: language, signer, receivedOn, person } = input;
    const answers = request.answers as Answers;
    if (text === "review" && request.status !== "draft")
      throw new Refusal("conflict", "The consent to the review is here already: the request was sent with it.");
    if (!answers["forWhom"] || !answers["birthDate"])
      throw new Refusal("conflict", "First enter for whom the request is, and their name and date of birth.");
    if (needsGuardian(answers, clinicToday()))
      throw new Refusal("invalid", "There is a problem", { signer: carry(askGuardian) });
    demandPast("receivedOn", receivedOn);
    if (version !== currentText(text).version)
      throw new Refusal("invalid", "There is a problem", {
        version: `This version is not in force any more. Send them version ${currentText(text).version} to sign`,
      });
    const paper = { receivedOn, recordedById: actor.accountId };
    const signed = { language, capacity: capacityOf(answers), paper };
    const detail = text === "talk-to" && person ? { detail: { person } } : {};
    await keepConsent(tx, request.id, text, { ...signed, typedName: signer, ...detail });
    if (text === "review") {
      await keepConsent(tx, request.id, "privacy-notice", { ...signed, typedName: null });
      const data = { answers: { ...answers, consentName: signer } as Prisma.InputJsonObject };
      await tx.reviewRequest.update({ where: { id: request.id }, data: { ...data, version: { increment: 1 } } });
    }
    trail.detail = { text, version };
    return { requestId: request.id };
  },
});
