import type { z } from "zod";
import { type Actor, sightOf } from "./accounts/actor.ts";
import { provedWithin } from "./accounts/recent-proof.ts";
import { goesOn } from "./audit/acts.ts";
import { lookedJustNow, recordAct } from "./audit/repo.ts";
import { inTransaction, type Tx } from "./platform/db.ts";
import { tell } from "./platform/events.ts";
import { carry, type Text } from "./platform/language.ts";
import { log } from "./platform/log.ts";
import { problemsOf, Refusal, type RefusalValue, type Result } from "./platform/refusal.ts";
import { restNow } from "./platform/rest.ts";
import { restRefusal } from "./platform/rest-words.ts";

/** What the trail says of an act beside who and when; a command may add to it while it runs. */
export type Trail = {
  requestId?: string | undefined;
  patientId?: string | undefined;
  detail?: Record<string, string | number | boolean> | undefined;
  /** By which emergency access its actor saw what they would not see otherwise. */
  emergency?: string | undefined;
};

export type Spec<Input extends z.ZodType, Subject, Value, Done> = {
  /** Noun and verb, e.g. "request.assign": the name in the trail. */
  name: string;
  input: Input;
  /** Loads what the act is about *as this actor may see it*; null means that for them it does not exist. */
  subject: (tx: Tx, actor: Actor, input: z.output<Input>) => Promise<Subject | null>;
  /** The policy: may this actor do this to it? */
  allow: (actor: Actor, subject: Subject) => boolean;
  /** For dangerous acts: within how many minutes a person must have shown that it is them, else they are asked again. */
  recent?: number | (() => number);
  /** Why its rows are not those that its actor sees in the database: only the policy above stands before them then. */
  asPortal?: string;
  run: (given: { tx: Tx; actor: Actor; subject: Subject; input: z.output<Input>; trail: Trail }) => Promise<Value>;
  /** What may need the network, once everything is committed, e.g. signing addresses. */
  after?: (value: Value) => Promise<Done>;
  /** A view that refreshes itself: looks of one session within ten minutes are one entry. */
  view?: boolean;
};

export type Command<Input extends z.ZodType, Done> = ((
  actor: Actor,
  input: z.input<Input>,
) => Promise<Result<Done>>) & { door: Door };

/** Who may what, as far as it can be asked without doing it: held against a table (config/who-may.ts). */
export type Door = {
  name: string;
  /** Whether the actor may do this to what the input names, even if the rest of it does not fit: loads and asks as the act would. */
  opens: (tx: Tx, actor: Actor, given: object) => Promise<boolean>;
  asPortal: string | undefined;
};

/** The door of a command or a task. */
export const doorOf = <Input extends z.ZodType, Subject>(
  spec: Pick<Spec<Input, Subject, unknown, unknown>, "name" | "input" | "subject" | "allow" | "asPortal">,
): Door => ({
  name: spec.name,
  asPortal: spec.asPortal,
  async opens(tx, actor, given) {
    const input = spec.input.safeParse(given).data ?? (given as z.output<Input>);
    const subject = await spec.subject(tx, actor, input);
    return subject !== null && spec.allow(actor, subject);
  },
});

/**
 * The only way to reach a patient's data in one step. Parses the input, then in one short transaction loads, permits,
 * runs, tells whoever watches, and records. What is refused rolls back; an act that was denied or refused is recorded on its own.
 */
export function command<Input extends z.ZodType, Subject, Value, Done = Value>(
  spec: Spec<Input, Subject, Value, Done>,
): Command<Input, Done> {
  const act = async (actor: Actor, given: z.input<Input>): Promise<Result<Done>> => {
    const input = parseInput(spec.input, given);
    if (!input.ok) return input;
    const trail: Trail = {};
    try {
      await demandAwake(spec.name);
      const value = await inTransaction(sightOf(actor, spec.asPortal !== undefined), async (tx) => {
        const subject = await permit(spec, tx, actor, input.value, trail);
        const done = await spec.run({ tx, actor, subject, input: input.value, trail });
        const entry = { act: spec.name, outcome: "done" as const, actor, ...withReason(trail, done) };
        if (trail.requestId) await tell(tx, trail.requestId);
        if (!spec.view || !(await lookedJustNow(tx, entry))) await recordAct(tx, entry);
        return done;
      });
      return { ok: true, value: spec.after ? await spec.after(value) : (value as unknown as Done) };
    } catch (error) {
      return await refused(spec.name, actor, trail, error);
    }
  };
  return Object.assign(act, { door: doorOf(spec) });
}

const lookAgain: Text = { en: "Some answers need another look", es: "Revise otra vez algunas respuestas" };

const tooSlow: Text = {
  en: "Somebody else was a moment faster. Nothing was changed; look again.",
  es: "Alguien se adelantó por un momento. No se cambió nada; mire otra vez.",
};

/** While the portal rests, what would change something is refused before anything is looked at; what only reads goes on. */
export async function demandAwake(act: string): Promise<void> {
  const rest = goesOn(act) ? null : await restNow();
  if (rest) throw new Refusal("unavailable", restRefusal(rest));
}

/** Parses what came over the border; what does not fit is named field by field. */
export function parseInput<Input extends z.ZodType>(schema: Input, given: unknown): Result<z.output<Input>> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, refusal: { code: "invalid", message: carry(lookAgain), fields: problemsOf(parsed.error) } };
}

/** Loads the subject as the actor may see it and asks the policy. Shared by commands and tasks. */
export async function permit<Input, Subject>(
  spec: {
    subject: (tx: Tx, actor: Actor, input: Input) => Promise<Subject | null>;
    allow: (actor: Actor, subject: Subject) => boolean;
    recent?: number | (() => number);
  },
  tx: Tx,
  actor: Actor,
  input: Input,
  trail: Trail,
): Promise<Subject> {
  const subject = await spec.subject(tx, actor, input);
  if (subject === null) Object.assign(trail, { detail: askedFor(input) });
  else Object.assign(trail, aboutOf(subject));
  if (subject !== null && spec.allow(actor, subject)) {
    await demandProof(tx, actor, spec.recent);
    return subject;
  }
  if (actor.kind === "nobody")
    throw new Refusal("signed_out", {
      en: "Your session has ended. Sign in again.",
      es: "Su sesión terminó. Vuelva a entrar.",
    });
  if (subject === null)
    throw new Refusal("not_found", {
      en: "There is nothing here that you can see.",
      es: "Aquí no hay nada que usted pueda ver.",
    });
  throw new Refusal("forbidden", {
    en: "This cannot be done here, or not by you.",
    es: "Esto no se puede hacer aquí, o usted no puede hacerlo.",
  });
}

/** Whoever left a screen open did not leave their hand there: what cannot be taken back asks who sits before it now. */
async function demandProof(tx: Tx, actor: Actor, recent: number | (() => number) | undefined): Promise<void> {
  if (recent === undefined || actor.kind !== "person") return;
  if (await provedWithin(tx, actor.sessionId, typeof recent === "number" ? recent : recent())) return;
  throw new Refusal("step_up", {
    en: "You signed in a while ago. Show once more that it is you, or sign in again.",
    es: "Usted entró hace un rato. Vuelva a entrar para hacer esto.",
  });
}

/** Which request somebody asked for that does not exist for them: whose door was tried is seen in the trail. */
function askedFor(input: unknown): Trail["detail"] {
  const { requestId } = (input ?? {}) as { requestId?: unknown };
  return typeof requestId === "string" ? { asked: requestId } : undefined;
}

/** An answer that says no also says why: of a sign-in that failed, the trail keeps of what. */
function withReason(trail: Trail, value: unknown): Trail {
  const why = typeof value === "string" ? value : ((value ?? {}) as { status?: unknown }).status;
  if (trail.detail?.["right"] !== false || typeof why !== "string") return trail;
  return { ...trail, detail: { ...trail.detail, why } };
}

/** Whose request an act was about, where the subject is a request or belongs to one. */
function aboutOf(subject: unknown): Trail {
  if (typeof subject !== "object" || subject === null) return {};
  if ("request" in subject) return aboutOf(subject.request);
  if (!("patientId" in subject && "reference" in subject && "id" in subject)) return {};
  const emergency = (subject as { emergency?: { id: string } }).emergency?.id;
  return { requestId: String(subject.id), patientId: String(subject.patientId), emergency };
}

/** Records an act that did not happen, in a transaction of its own, and answers why; anything unexpected goes on up. */
export async function refused(act: string, actor: Actor, trail: Trail, error: unknown): Promise<Result<never>> {
  const refusal = error instanceof Refusal ? error.value : raced(error);
  if (!refusal) throw error;
  const denied = refusal.code === "not_found" || refusal.code === "forbidden" || refusal.code === "signed_out";
  log("info", "refused", { act, code: refusal.code });
  const entry = { ...trail, detail: { ...trail.detail, code: refusal.code } };
  await inTransaction(sightOf(actor), (tx) =>
    recordAct(tx, { act, outcome: denied ? "denied" : "refused", actor, ...entry }),
  );
  return { ok: false, refusal };
}

/** Two people at the same row at once is not a bug: the one who lost is told so. */
function raced(error: unknown): RefusalValue | undefined {
  const { code, meta } = error as { code?: string; meta?: { driverAdapterError?: { cause?: { kind?: string } } } };
  // Rows locked crosswise come as a conflict of writes, also under a statement written by hand.
  const crossed = meta?.driverAdapterError?.cause?.kind === "TransactionWriteConflict";
  if (code !== "P2034" && code !== "P2002" && !crossed) return undefined;
  return { code: "conflict", message: carry(tooSlow) };
}
