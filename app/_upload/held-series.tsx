import type { View } from "#lib/imaging/view.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { classNames } from "#app/_ui/class-names.ts";
import { Say } from "#app/_ui/language.client.tsx";
import { seriesFacts, seriesTitle } from "./found-words.ts";
import { moreSeries } from "./words.ts";

type Series = FollowedScan["studies"][number]["series"][number];
type HeldSeriesProps = { requestId: string; series: readonly Series[]; className?: string };

const rowsShown = 6;

/** The series that the portal has of one scan, each with its small picture; many are folded away. */
export function HeldSeries({ requestId, series, className }: HeldSeriesProps) {
  const more = series.slice(rowsShown);
  const rows = (some: readonly Series[]) => (
    <ul className="divide-y divide-hairline">
      {some.map((one) => (
        <li key={one.id} className={classNames("flex items-center gap-4 py-2.5", className)}>
          <Preview requestId={requestId} series={one} />
          <span className="min-w-0">
            <span className="block font-semibold">
              <Say words={seriesFacts({ view: viewOfHeld(one), images: one.images })} />
            </span>
            <span className="block text-small text-quiet wrap-anywhere">
              <Say words={seriesTitle(one)} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {rows(series.slice(0, rowsShown))}
      {more.length > 0 && (
        <details className="border-t border-hairline">
          <summary className={classNames("py-2.5 text-accent underline underline-offset-4", className)}>
            <Say words={moreSeries(more.length)} />
          </summary>
          {rows(more)}
        </details>
      )}
    </>
  );
}

const viewOfHeld = ({ shows }: Series): View | null =>
  shows?.kinds.length && shows.kinds.every((kind) => kind === "localizer") ? "overview" : (shows?.plane ?? null);

/** Silent, as the words beside it say what it is; an empty place of the same size until it was drawn. */
function Preview({ requestId, series: { id, hasPreview } }: { requestId: string; series: Series }) {
  return (
    <span
      className={classNames(
        "size-14 shrink-0 overflow-hidden rounded-[4px]",
        hasPreview ? "bg-[#0b0e0e]" : "border border-hairline bg-sunken",
      )}
    >
      {hasPreview && (
        <img
          src={`/api/previews/${requestId}/${id}`}
          alt=""
          width={56}
          height={56}
          loading="lazy"
          className="size-full object-contain"
        />
      )}
    </span>
  );
}
