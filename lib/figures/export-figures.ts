import { z } from "zod";
import { command } from "#lib/command.ts";
import { canSeeFigures } from "#lib/requests/policy.ts";
import { AskedDays, figuresOf } from "./figures.ts";

/** The same figures for a file of one table, which leaves the portal: the trail says which, and of which days. */
export const exportFigures = command({
  name: "figures.export",
  input: AskedDays.extend({ table: z.string().regex(/^[a-z-]{1,30}$/) }),
  subject: async () => ({}),
  allow: canSeeFigures,
  asPortal: "numbers of all requests, of nobody by name",
  async run({ tx, input: { table, ...asked }, trail }) {
    const figures = await figuresOf(tx, asked);
    trail.detail = { table, from: figures.range.from, to: figures.range.to };
    return { table, figures };
  },
});
