import { z } from "zod";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { sendMail } from "#lib/platform/mail.ts";
import { task } from "#lib/task.ts";
import { alertMail } from "./mails.ts";

/** The mail to whoever is on call about a request that names an emergency sign. Where nobody is, the log says so. */
export const sendAlert = task({
  name: "alert.send",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, _actor, { requestId }) => tx.reviewRequest.findUnique({ where: { id: requestId } }),
  allow: (actor) => actor.kind === "system",
  async work({ subject: { id, reference } }) {
    const to = env().ONCALL_EMAIL;
    if (to) await sendMail({ id: `alert.${id}`, to, ...alertMail({ reference, requestId: id }) });
    else log("warn", "nobody is on call: set ONCALL_EMAIL");
    return { told: to !== undefined };
  },
  async save({ trail, worked: { told } }) {
    trail.detail = { told };
  },
});
