import Link from "next/link";
import { Button } from "#app/_ui/button.tsx";
import { control } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { daysBack, type FigureRange, usualRanges } from "#lib/figures/range.ts";
import { daysName } from "./words.ts";

/** Which days are counted: a form that the browser itself sends, so that an address says it. */
export function RangeForm({ here, range, today }: { here: string; range: FigureRange; today: string }) {
  return (
    <div className="space-y-2 print:hidden">
      {range.problem && (
        <Notice signal="warning" title={range.problem} live>
          <p>Shown are {daysName(range.from, range.to)}.</p>
        </Notice>
      )}
      <form action={here} method="get" className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {(["from", "to"] as const).map((name) => (
          <div key={name}>
            <label htmlFor={name} className="block text-small text-quiet">
              {name === "from" ? "First day" : "Last day"}
            </label>
            <input type="date" id={name} name={name} defaultValue={range[name]} max={today} className={control} />
          </div>
        ))}
        <Button type="submit">Show</Button>
        <nav aria-label="Days often asked for" className="flex flex-wrap gap-x-1">
          {usualRanges.map(({ days, text }) => {
            const from = daysBack(today, days);
            const current = range.from === from && range.to === today;
            return (
              <Link
                key={days}
                href={`${here}?from=${from}&to=${today}`}
                prefetch={false}
                {...(current ? { "aria-current": "page" as const } : {})}
                className="inline-flex min-h-control items-center rounded px-2 text-quiet no-underline hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
              >
                {text}
              </Link>
            );
          })}
        </nav>
      </form>
    </div>
  );
}
