import type { Role } from "#prisma/generated/enums.ts";
import type { Sight } from "#lib/platform/db.ts";
import type { Language } from "#lib/platform/language.ts";

/** From where somebody asks: the network and the family of the browser, as the trail keeps them (`app/_server/origin.ts`). */
export type Origin = { place: string; browser: string };

/**
 * Who asks: a person who is signed in, another computer that was let in to send one request's scan, nobody yet, or the
 * portal itself working through a job.
 */
export type Actor = (
  | {
      kind: "person";
      accountId: string;
      role: Role;
      sessionId: string;
      name: string | null;
      email: string;
      /** In which their mails come. */
      language: Language;
    }
  | { kind: "pass"; passId: string; requestId: string; sessionId: string }
  | { kind: "nobody" }
  | { kind: "system" }
) & { from?: Origin };

export type Person = Extract<Actor, { kind: "person" }>;

export type Pass = Extract<Actor, { kind: "pass" }>;

export const nobody: Actor = { kind: "nobody" };
export const system: Actor = { kind: "system" };

/** Whether the actor is signed in with this role. */
export const is = (role: Role, actor: Actor): actor is Person => actor.kind === "person" && actor.role === role;

/** Where a person's work begins. */
export const homeOf = (role: Role): string =>
  ({
    patient: "/requests",
    coordinator: "/queue",
    surgeon: "/reading",
    administrator: "/admin",
    auditor: "/admin/trail",
  })[role];

/** As whom the database sees an actor; `asPortal`, as the portal itself, yet in the actor's name. */
export function sightOf(actor: Actor, asPortal = false): Sight {
  const role = `foramen_${asPortal ? "system" : actor.kind === "person" ? actor.role : actor.kind}`;
  if (actor.kind === "person") return { role, actor: actor.accountId };
  return actor.kind === "pass" ? { role, actor: actor.passId, request: actor.requestId } : { role };
}
