import { z } from "zod";
import { command } from "#lib/command.ts";
import { forgetNotices } from "#lib/notifications/repo.ts";
import { isSystem } from "#lib/requests/policy.ts";

const hour = 60 * 60_000;
const day = 24 * hour;

/** Removes what has long expired: counted tries, sign-in mails, half sign-ins; sessions, passes and mails about what is gone a month after their end. */
export const forgetExpired = command({
  name: "account.forget-expired",
  input: z.object({}),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, trail }) {
    const before = (ms: number) => ({ lt: new Date(Date.now() - ms) });
    const tries = await tx.throttle.deleteMany({ where: { resetAt: before(0) } });
    const mails = await tx.signInMail.deleteMany({ where: { expiresAt: before(day) } });
    const attempts = await tx.staffAttempt.deleteMany({ where: { expiresAt: before(day) } });
    const sessions = await tx.session.deleteMany({ where: { expiresAt: before(30 * day) } });
    const passes = await tx.uploadPass.deleteMany({ where: { expiresAt: before(30 * day) } });
    const browsers = await tx.knownBrowser.deleteMany({ where: { lastSeenAt: before(400 * day) } });
    const invitations = await tx.invitation.deleteMany({ where: { usedAt: null, expiresAt: before(30 * day) } });
    const changes = await tx.emailChange.deleteMany({ where: { expiresAt: before(30 * day) } });
    const told = await tx.accountNotice.deleteMany({ where: { createdAt: before(365 * day) } });
    const notices = await forgetNotices(tx, before(30 * day).lt);
    await tx.passkeyChallenge.deleteMany({ where: { expiresAt: before(0) } });
    await tx.undoStep.deleteMany({ where: { at: before(hour) } });
    const counts = [tries, mails, attempts, sessions, passes, browsers, invitations, changes, told];
    trail.detail = { removed: counts.reduce((sum, { count }) => sum + count, notices) };
    return trail.detail;
  },
});
