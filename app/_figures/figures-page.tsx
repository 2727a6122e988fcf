import type { ReactNode } from "react";
import { show } from "#app/_server/show.ts";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import type { Figures } from "#lib/figures/figures.ts";
import { viewFigures } from "#lib/figures/view-figures.ts";
import { viewFunnel } from "#lib/intake/view-funnel.ts";
import { BarTable } from "./bar-table.tsx";
import { AsTable, Figure, NumberTable } from "./frame.tsx";
import { RangeForm } from "./range-form.tsx";
import { RequestsChart } from "./requests-chart.tsx";
import { figureTables, type TableName, turnaroundWeeks } from "./tables.ts";
import { TurnaroundChart } from "./turnaround-chart.tsx";
import { daysName, daysWords } from "./words.ts";

/** More days than this are drawn by week alone: columns would be hairs. */
const mostColumns = 92;

type Search = Promise<Record<string, string | string[] | undefined>>;

/** The figures of some days, for coordinators and administrators alike; drawn on the server, so that no script is needed. */
export async function FiguresPage({ here, searchParams }: { here: string; searchParams: Search }) {
  const { from, to } = await searchParams;
  const asked = { from, to };
  const figures = await show(viewFigures, asked);
  const { steps } = await show(viewFunnel, asked);
  const { range, days, times, promisedDays } = figures;
  const tableOf = (name: TableName) => figureTables[name](figures, steps);
  const bars = (name: TableName, about?: ReactNode) => {
    const table = tableOf(name);
    const empty = table.rows.every(([, count]) => count === 0);
    return (
      <Figure name={name} title={table.title} days={range} about={about}>
        {empty ? <Nothing /> : <BarTable table={table} />}
      </Figure>
    );
  };
  const weeks = turnaroundWeeks(times);
  const byWeek = tableOf("weeks");
  return (
    <div className="w-full space-y-3 p-3">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h1>Figures</h1>
          <p className="text-quiet">
            {daysName(range.from, range.to)}, in days of the clinic. Nobody is named; groups of fewer than 5 are not
            counted out where they could be somebody.
          </p>
        </div>
        <RangeForm here={here} range={range} today={clinicToday()} />
      </div>
      <Now times={times} promisedDays={promisedDays} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 xl:grid-cols-2">
        <div className="min-w-0 space-y-3">
          {days.length <= mostColumns && (
            <Figure name="days" title={tableOf("days").title} days={range}>
              <RequestsChart points={days.map(({ day, ...counts }) => ({ at: day, ...counts }))} unit="day" />
              <AsTable table={tableOf("days")} />
            </Figure>
          )}
          <Figure name="weeks" title={byWeek.title} days={range}>
            <RequestsChart points={byWeek.rows.map(pointOf)} unit="week" />
            <AsTable table={byWeek} />
          </Figure>
          {bars(
            "funnel",
            "Requests that were begun in these days. Drafts that were deleted since, by their patients or after their time, are not among them.",
          )}
          {bars("outcomes")}
          {bars("ends")}
          {bars("follow-ups")}
          {bars(
            "heard",
            "Asked at the end, and nobody has to say it. No other trace is kept of where people come from.",
          )}
        </div>
        <div className="min-w-0 space-y-3">
          <Figure name="turnaround" title={tableOf("turnaround").title} days={range} about={clockWords}>
            {weeks.some(({ half }) => half !== null) ? (
              <>
                <TurnaroundChart weeks={weeks} promised={promisedDays} />
                <AsTable table={tableOf("turnaround")} />
              </>
            ) : (
              <Nothing>Too few answers in these days.</Nothing>
            )}
          </Figure>
          <Figure name="stages" title={tableOf("stages").title} days={range}>
            {tableOf("stages").rows.length > 0 ? <NumberTable table={tableOf("stages")} /> : <Nothing />}
          </Figure>
          {figures.surgeons.length > 0 && (
            <Figure name="surgeons" title={tableOf("surgeons").title} days={range}>
              <BarTable table={tableOf("surgeons")} />
            </Figure>
          )}
          {bars("scans", "As they are now; what was removed when its time was over is not counted.")}
          {figures.refused.length > 0 && bars("refused")}
        </div>
      </div>
    </div>
  );
}

const clockWords =
  "The clock runs from the checked scan to the answer, in working days, and stands still while we wait for the patient.";

const pointOf = ([at, sent, answered]: readonly unknown[]) => ({
  at: String(at),
  sent: Number(sent),
  answered: Number(answered),
});

/** What matters most in five numbers. */
function Now({ times, promisedDays }: { times: Figures["times"]; promisedDays: number }) {
  const { answered, kept, open, overdue, stages } = times;
  const promise = stages.find(({ timed }) => timed === "promise");
  const facts = [
    { name: "Open now", value: open.toLocaleString("en-US") },
    { name: "Past their day now", value: overdue.toLocaleString("en-US"), loud: overdue > 0 },
    { name: "Answered in these days", value: answered.toLocaleString("en-US") },
    { name: "By the promised day", value: answered > 0 ? `${Math.floor((100 * kept) / answered)}%` : "–" },
    { name: "Half answered within", value: promise?.half != null ? daysWords(promise.half) : "–" },
    {
      name: `Nine of ten within (promised: ${promisedDays})`,
      value: promise?.most != null ? daysWords(promise.most) : "–",
      loud: (promise?.most ?? 0) > promisedDays,
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded border border-hairline bg-hairline sm:grid-cols-3 xl:grid-cols-6">
      {facts.map(({ name, value, loud }) => (
        <div key={name} className="flex flex-col-reverse bg-raised px-3 py-2">
          <dt className="text-small text-quiet">{name}</dt>
          <dd className={`text-title font-semibold tabular-nums ${loud ? "text-urgent" : ""}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const Nothing = ({ children = "Nothing in these days." }: { children?: string }) => (
  <p className="py-6 text-center text-quiet">{children}</p>
);
