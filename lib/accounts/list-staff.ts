import { z } from "zod";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { absencesOf, awayToday } from "./absence-repo.ts";
import { addressOf } from "./address.ts";
import { licensesOn } from "./license.ts";
import { standingOf } from "./standing.ts";

/** Who works here, by name: how each stands, what they may, where surgeons are licensed, and when they were here last. */
export const listStaff = command({
  name: "account.list-staff",
  input: z.object({}),
  subject: async () => ({}),
  allow: canAdminister,
  async run({ tx }) {
    const accounts = await tx.account.findMany({
      where: { role: { not: "patient" } },
      orderBy: [{ name: "asc" }, { email: "asc" }],
      include: { licenses: { orderBy: { state: "asc" } }, invitations: { orderBy: { id: "desc" }, take: 1 } },
    });
    const ids = accounts.map(({ id }) => id);
    const absences = await absencesOf(tx, ids);
    const seen = await tx.session.groupBy({
      by: ["accountId"],
      where: { accountId: { in: ids } },
      _max: { createdAt: true },
    });
    const lastSignIn = new Map(seen.map(({ accountId, _max }) => [accountId, _max.createdAt?.toISOString() ?? null]));
    const today = clinicToday();
    return accounts.map(({ id, name, role, credentials, regions, languages, licenses, invitations, ...account }) => ({
      ...{ id, role, credentials, regions, languages },
      name: name ?? "",
      email: addressOf(account),
      standing: standingOf(account, invitations[0] ?? null, new Date()),
      invitedUntil: invitations[0]?.expiresAt.toISOString() ?? null,
      mailFailed: account.mailFailedAt !== null,
      licenses: licensesOn(licenses, today),
      away: awayToday(absences.get(id) ?? [], today)?.lastDay ?? null,
      lastSignIn: lastSignIn.get(id) ?? null,
    }));
  },
  view: true,
});

export type StaffMember = Extract<Awaited<ReturnType<typeof listStaff>>, { ok: true }>["value"][number];
