import { z } from "zod";
import { invitationMail } from "#lib/notifications/account-mails.ts";
import { bounceAddressOf } from "#lib/notifications/bounce-address.ts";
import { noteDelivery } from "#lib/notifications/repo.ts";
import { type Delivery, sendMail } from "#lib/platform/mail.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { addressOf } from "./address.ts";
import { invitationHours, invitationToken } from "./invitation.ts";
import { findLiveInvitation } from "./staff-repo.ts";

/** Sends the mail of an invitation, unless it was taken back or another one was sent meanwhile. */
export const sendInvitation = task({
  name: "account.send-invitation",
  input: z.object({ invitationId: z.uuid() }),
  subject: async (tx, _actor, { invitationId }) => ({
    invitation: await findLiveInvitation(tx, invitationToken(invitationId)),
  }),
  allow: isSystem,
  async work({ subject: { invitation } }): Promise<Delivery | null> {
    if (!invitation || invitation.sentAt) return null;
    const { id, account } = invitation;
    return sendMail({
      id: `invitation.${id}`,
      to: addressOf(account),
      bouncesTo: bounceAddressOf(account),
      ...invitationMail({ token: invitationToken(id), hours: invitationHours }),
    });
  },
  async save({ tx, subject: { invitation }, worked: delivery, trail }) {
    if (!invitation || !delivery) return;
    trail.detail = { accountId: invitation.accountId };
    await noteDelivery(tx, invitation.accountId, delivery);
    await tx.invitation.updateMany({ where: { id: invitation.id }, data: { sentAt: new Date() } });
  },
});
