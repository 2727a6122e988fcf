import { z } from "zod";

export const outcomes = ["done", "denied", "refused"] as const;

/** Some text of an address, and nothing where it is made up: it shows the trail all the same. */
const one = <Schema extends z.ZodType<string>>(schema: Schema) => schema.optional().catch(undefined);

/**
 * What is looked for in the trail, as an address says it: ids and codes, never a name. `who` is an account that acted or
 * that the act was about; `emergency` is one opening in an emergency with all that was seen by it, or "any"; `until` is
 * the last day, both in UTC; `before` is the entry after which the next page begins.
 */
export const TrailFilter = z.object({
  who: one(z.uuid()),
  request: one(z.uuid()),
  session: one(z.uuid()),
  emergency: one(z.union([z.literal("any"), z.uuid()])),
  act: one(z.string().regex(/^[\w.-]{1,60}$/)),
  outcome: one(z.enum(outcomes)),
  from: one(z.iso.date()),
  until: one(z.iso.date()),
  before: one(z.string().regex(/^\d{1,18}$/)),
});
export type TrailFilter = z.output<typeof TrailFilter>;

/** The filter as an address says it, with something changed. */
export function queryOf(filter: TrailFilter, change: Partial<TrailFilter> = {}): string {
  const given = Object.entries({ ...filter, ...change }).filter((pair): pair is [string, string] => !!pair[1]);
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : "";
}
