import { csvOf } from "#app/_figures/csv.ts";
import { figureTables, isTable } from "#app/_figures/tables.ts";
import { csvAction } from "#app/_server/json-action.ts";
import { exportFigures } from "#lib/figures/export-figures.ts";
import { viewFunnel } from "#lib/intake/view-funnel.ts";

/** One table of the figures as a file, of the days that its address says. */
export const GET = csvAction(async (actor, { table = "", ...asked }) => {
  if (!isTable(table)) return null;
  const found = await exportFigures(actor, { table, ...asked });
  if (!found.ok) return found;
  const steps = table === "funnel" ? await viewFunnel(actor, asked) : null;
  if (steps?.ok === false) return steps;
  const { figures } = found.value;
  const fileName = `${table}-${figures.range.from}-${figures.range.to}.csv`;
  return { ok: true, value: { csv: csvOf(figureTables[table](figures, steps?.value.steps ?? [])), fileName } };
});
