import { z } from "zod";
import { command } from "#lib/command.ts";
import { hashed } from "#lib/platform/secrets.ts";
import { tellOf } from "./announce.ts";
import { browserOf, placeOf } from "./browser.ts";

/**
 * Keeps from which browser somebody has just signed in, before their session begins. One in which they never were is told
 * to them by mail, unless it is their first of all.
 */
export const noteSignIn = command({
  name: "sign-in.from",
  input: z.object({
    ticket: z.string().max(100),
    /** What this browser was given at a sign-in before, or is given now. */
    browser: z.string().max(100),
    userAgent: z.string().max(1_000).nullable(),
    address: z.string().max(200),
  }),
  subject: (tx, _actor, { ticket }) => tx.session.findUnique({ where: { ticketHash: hashed(ticket) } }),
  allow: () => true,
  async run({ tx, actor, subject: { id, accountId }, input, trail }) {
    const data = { browser: browserOf(input.userAgent), place: placeOf(input.address) };
    await tx.session.update({ where: { id }, data });
    if (accountId === null) return {};
    const hash = hashed(`browser:${input.browser}`);
    const known = await tx.knownBrowser.findMany({ where: { accountId }, select: { hash: true } });
    const isNew = !known.some((one) => one.hash === hash);
    await tx.knownBrowser.upsert({
      where: { accountId_hash: { accountId, hash } },
      create: { accountId, hash },
      update: { lastSeenAt: new Date() },
    });
    if (isNew && known.length > 0) await tellOf(tx, actor, accountId, { kind: "new_browser" });
    trail.detail = { accountId, session: id, newBrowser: isNew, ...(data.place && { place: data.place }) };
    return {};
  },
});
