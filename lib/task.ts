import type { z } from "zod";
import { type Actor, sightOf } from "./accounts/actor.ts";
import { recordAct } from "./audit/repo.ts";
import { type Command, demandAwake, doorOf, parseInput, permit, refused, type Trail } from "./command.ts";
import { inTransaction, type Tx } from "./platform/db.ts";
import { tell } from "./platform/events.ts";
import type { Result } from "./platform/refusal.ts";

export type TaskSpec<Input extends z.ZodType, Subject, Worked, Value> = {
  name: string;
  input: Input;
  subject: (tx: Tx, actor: Actor, input: z.output<Input>) => Promise<Subject | null>;
  allow: (actor: Actor, subject: Subject) => boolean;
  /** Why its rows are not those that its actor sees in the database: only the policy above stands before them then. */
  asPortal?: string;
  /** Milliseconds that loading and saving may each take, where a subject is as large as what somebody sent. */
  patience?: number;
  /** Talks to storage, mail or a decoder, outside any transaction. Can be repeated without harm. */
  work: (given: { subject: Subject; input: z.output<Input> }) => Promise<Worked>;
  /** Writes what the work found. Locks the row it is about and returns where it is done already. */
  save: (given: {
    tx: Tx;
    actor: Actor;
    subject: Subject;
    input: z.output<Input>;
    worked: Worked;
    trail: Trail;
  }) => Promise<Value>;
};

export type Task<Input extends z.ZodType, Value> = Command<Input, Value>;

/**
 * Long work on a patient's data: load and permit in one transaction, work outside any, save and record in another.
 * It may stop anywhere and be run again from the start.
 */
export function task<Input extends z.ZodType, Subject, Worked, Value>(
  spec: TaskSpec<Input, Subject, Worked, Value>,
): Task<Input, Value> {
  const act = async (actor: Actor, given: z.input<Input>): Promise<Result<Value>> => {
    const input = parseInput(spec.input, given);
    if (!input.ok) return input;
    const trail: Trail = {};
    const sight = sightOf(actor, spec.asPortal !== undefined);
    try {
      await demandAwake(spec.name);
      const subject = await inTransaction(sight, (tx) => permit(spec, tx, actor, input.value, trail), spec.patience);
      const worked = await spec.work({ subject, input: input.value });
      const value = await inTransaction(
        sight,
        async (tx) => {
          const saved = await spec.save({ tx, actor, subject, input: input.value, worked, trail });
          if (trail.requestId) await tell(tx, trail.requestId);
          await recordAct(tx, { act: spec.name, outcome: "done", actor, ...trail });
          return saved;
        },
        spec.patience,
      );
      return { ok: true, value };
    } catch (error) {
      return await refused(spec.name, actor, trail, error);
    }
  };
  return Object.assign(act, { door: doorOf(spec) });
}
