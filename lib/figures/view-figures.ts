import { command } from "#lib/command.ts";
import { canSeeFigures } from "#lib/requests/policy.ts";
import { AskedDays, figuresOf } from "./figures.ts";

/** The figures of some days: how many, how long, how it ended. No patient is named, and small groups are not counted out. */
export const viewFigures = command({
  name: "figures.view",
  input: AskedDays,
  subject: async () => ({}),
  allow: canSeeFigures,
  asPortal: "numbers of all requests, of nobody by name",
  async run({ tx, input, trail }) {
    const figures = await figuresOf(tx, input);
    trail.detail = { from: figures.range.from, to: figures.range.to };
    return figures;
  },
  view: true,
});
