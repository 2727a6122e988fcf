import { z } from "zod";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { sendMail } from "#lib/platform/mail.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { alertMail } from "./mails.ts";

/** The mail to whoever is on call about a request that names an emergency sign. Where it reaches nobody, the log says so. */
export const sendAlert = task({
  name: "alert.send",
  input: z.object({ requestId: z.uuid(), alertId: z.uuid() }),
  subject: (tx, _actor, { requestId }) => tx.reviewRequest.findUnique({ where: { id: requestId } }),
  allow: isSystem,
  async work({ subject: { id, reference }, input: { alertId } }) {
    const to = env().ONCALL_EMAIL;
    const mail = alertMail({ reference, requestId: id });
    const told = to !== undefined && (await sendMail({ id: `alert.${alertId}`, to, ...mail })).taken;
    if (!told) log("warn", to ? "the mail to whoever is on call was refused" : "nobody is on call: set ONCALL_EMAIL");
    return { told };
  },
  async save({ trail, worked: { told } }) {
    trail.detail = { told };
  },
});
