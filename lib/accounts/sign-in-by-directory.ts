import { z } from "zod";
import type { Account } from "#prisma/generated/client.ts";
import type { Role } from "#prisma/generated/enums.ts";
import type { Tx } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { type Claims, claimsOf } from "#lib/platform/oidc.ts";
import { task, type TaskSpec } from "#lib/task.ts";
import { addressOf } from "./address.ts";
import { announce } from "./announce.ts";
import { emailIn, hasSecondFactor, roleIn } from "./directory-claims.ts";
import { EmailAddress } from "./forms.ts";
import { markOf } from "./known-browser.ts";
import { newAttempt } from "./repo.ts";
import { openSession } from "./session.ts";
import { endSessions } from "./sessions-repo.ts";

type Outcome =
  | { status: "signed_in"; ticket: string; role: Role; mark: string }
  | { status: "code" | "enrol"; attempt: string }
  | { status: "refused" | "unknown" };

const Given = z.object({
  query: z.string().max(4_000),
  checks: z.object({ state: z.string().max(200), nonce: z.string().max(200), verifier: z.string().max(200) }),
});

/**
 * Signs a member of staff in by the clinic's own directory. It says who they are and which role they have; whoever was
 * not invited gets in only where the clinic has new accounts made. Where it does not say that it asked for a second
 * factor, ours is asked for. An account is found by address once, and by the directory's own name for it from then on.
 */
export const signInByDirectory = task({
  name: "sign-in.directory",
  input: Given,
  subject: async () => ({}),
  allow: () => true,
  work: ({ input: { query, checks } }) => claimsOf(query, checks),
  async save({ tx, actor, worked: claims, trail }): Promise<Outcome> {
    trail.detail = { right: false };
    if (!claims) return { status: "refused" };
    const { OIDC_ROLE_CLAIM, OIDC_ROLES, OIDC_MFA } = env();
    const role = roleIn(claims, OIDC_ROLE_CLAIM, OIDC_ROLES);
    const account = role && (await accountOf(tx, claims, role));
    if (!account || account.disabledAt || account.role === "patient") return { status: "unknown" };
    trail.detail = { right: true, accountId: account.id, role };
    if (account.role !== role) {
      await tx.account.update({ where: { id: account.id }, data: { role } });
      await endSessions(tx, { accountId: account.id });
      await announce(tx, actor, { kind: "role_changed", aboutId: account.id, detail: role });
    }
    if (!hasSecondFactor(claims, OIDC_MFA)) {
      trail.detail["second"] = "ours";
      return { status: account.enrolledAt ? "code" : "enrol", attempt: await newAttempt(tx, account) };
    }
    const opened = await openSession(tx, { id: account.id, role });
    return { status: "signed_in", ...opened, role, mark: markOf(addressOf(account)) };
  },
} satisfies TaskSpec<typeof Given, object, Claims | null, Outcome>);

async function accountOf(tx: Tx, claims: Claims, role: Exclude<Role, "patient">): Promise<Account | null> {
  const directoryId = `${claims.iss} ${claims.sub}`;
  const linked = await tx.account.findUnique({ where: { directoryId } });
  if (linked) return linked;
  const email = EmailAddress.safeParse(emailIn(claims) ?? "");
  if (!email.success) return null;
  const invited = await tx.account.findUnique({ where: { email: email.data } });
  // Whoever has the address of somebody who is linked already is somebody else by now.
  if (invited?.directoryId) return null;
  if (invited)
    return invited.role === "patient" ? null : tx.account.update({ where: { id: invited.id }, data: { directoryId } });
  if (env().OIDC_NEW_ACCOUNTS === "no") return null;
  const name = typeof claims["name"] === "string" ? claims["name"].slice(0, 100) : null;
  return tx.account.create({ data: { email: email.data, name, role, directoryId } });
}
