import { z } from "zod";
import { sendMail } from "#lib/platform/mail.ts";
import { task } from "#lib/task.ts";
import { noticeMail } from "./mails.ts";

/** Sends the mail of one step: to the patient, or to the member of staff whom it concerns. */
export const sendNotice = task({
  name: "notice.send",
  input: z.object({
    notice: z.enum([
      "submitted",
      "question",
      "answered_by_patient",
      "assigned",
      "decided",
      "declined",
      "wish_decided",
      "draft_reminder",
      "message_to_patient",
      "message_to_staff",
      "export_ready",
    ]),
    requestId: z.uuid(),
  }),
  subject: (tx, _actor, { requestId }) =>
    tx.reviewRequest.findUnique({ where: { id: requestId }, include: { patient: true, owner: true, surgeon: true } }),
  allow: (actor) => actor.kind === "system",
  async work({ subject: request, input: { notice, requestId } }) {
    const reader =
      notice === "assigned"
        ? request.surgeon
        : notice === "answered_by_patient" || notice === "message_to_staff"
          ? request.owner
          : request.patient;
    if (reader && !reader.disabledAt)
      await sendMail({ to: reader.email, ...noticeMail(notice, { reference: request.reference, requestId }) });
  },
  async save({ trail, input: { notice } }) {
    trail.detail = { notice };
  },
});
