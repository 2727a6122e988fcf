import { clinicCalendar, clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { AskedDays } from "#lib/figures/figures.ts";
import { momentsOf, rangeOf } from "#lib/figures/range.ts";
import { canSeeFigures } from "#lib/requests/policy.ts";
import { funnelOf } from "./funnel.ts";
import { furthestIn } from "./funnel-repo.ts";

/**
 * How far the requests came that were begun in these days, from the first question to the answer. Counted from what is
 * kept anyway: drafts that were deleted are not among them, and nobody is watched.
 */
export const viewFunnel = command({
  name: "figures.view-funnel",
  input: AskedDays,
  subject: async () => ({}),
  allow: canSeeFigures,
  asPortal: "numbers of all requests, of nobody by name",
  async run({ tx, input, trail }) {
    const { from, to } = rangeOf(input, clinicToday());
    const { since, until } = momentsOf({ from, to }, clinicCalendar().timeZone);
    trail.detail = { from, to };
    return { steps: funnelOf(await furthestIn(tx, since, until)) };
  },
  view: true,
});
