import { z } from "zod";
import { findAnswerableStates } from "#lib/accounts/repo.ts";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { hasAgreed } from "#lib/consents/repo.ts";
import { alertOnCall, notify, notifyAll } from "#lib/notifications/notify.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Text } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canSubmit } from "#lib/requests/policy.ts";
import { startClock } from "#lib/requests/clock-repo.ts";
import { findRequest, lockRequest, move, openRequestsOf } from "#lib/requests/repo.ts";
import { maxOpen } from "#lib/requests/status.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { regionsOf } from "./body-areas.ts";
import { isTurnedAway } from "./eligibility.ts";
import { firstOpen, relevant } from "./journey.ts";
import type { Answers } from "./questions.ts";
import { priorityOf } from "./warning-signs.ts";
import { tooManyOpen } from "./open-limit.ts";

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
    if (request.status !== "draft") throw new Refusal("conflict", takenBack);
    const answers = relevant(request.answers as Answers);
    if (firstOpen(answers)) throw new Refusal("invalid", stillOpen);
    if (isTurnedAway(answers["state"], await findAnswerableStates(tx))) throw new Refusal("conflict", nobodyLicensed);
    if (!(await hasAgreed(tx, request.id, "review"))) throw new Refusal("invalid", agreementChanged);
    const scan = (await countScans(tx, [request.id])).get(request.id);
    if (!scan || (scan.images === 0 && scan.checking === 0)) throw new Refusal("invalid", noScanYet);
    const others = (await openRequestsOf(tx, request.patientId)).filter(({ status }) => status !== "draft");
    if (others.length >= maxOpen) throw new Refusal("conflict", tooManyOpen);
    const now = new Date();
    const priority = priorityOf(answers, clinicToday());
    await move(tx, request, "submit", {
      submittedAt: now,
      waitingFrom: now,
      answers: answers as Prisma.InputJsonObject,
      personName: String(answers["fullName"]),
      birthDate: new Date(`${String(answers["birthDate"])}T00:00:00Z`),
      regions: regionsOf(answers["areas"]),
      urgent: request.urgent || priority.level === "urgent",
      raised: priority.level === "raised",
      priorityReasons: [...new Set([...request.priorityReasons, ...priority.reasons])],
    });
    if (scan.checking === 0) await startClock(tx, request.id); // else the check's end starts it
    await notify(tx, "submitted", request);
    if (priority.level === "urgent") {
      await alertOnCall(tx, request);
      await notifyAll(tx, "urgent_arrived", [request], "coordinator");
    }
    return { requestId: request.id };
  },
});

const takenBack: Text = {
  en: "You took this request back. Start a new one.",
  es: "Usted retiró esta solicitud. Empiece una nueva.",
};

const stillOpen: Text = {
  en: "Some questions are still open. Answer them, then send.",
  es: "Quedan preguntas sin responder. Respóndalas y después envíe.",
};

const nobodyLicensed: Text = {
  en: "None of our surgeons has a license for the state of these answers today, so we cannot review the scan. Nothing was sent.",
  es: "Ninguno de nuestros cirujanos tiene hoy licencia para el estado de estas respuestas, así que no podemos revisar el estudio. No se envió nada.",
};

const agreementChanged: Text = {
  en: "The words of your agreement have changed. Read them again and agree, then send.",
  es: "El texto de su acuerdo cambió. Léalo otra vez y acéptelo, y después envíe.",
};

const noScanYet: Text = {
  en: "Your scan is not here yet. Add it, then send.",
  es: "Su estudio aún no está aquí. Agréguelo y después envíe.",
};
