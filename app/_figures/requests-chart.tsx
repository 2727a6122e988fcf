import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { AxisText, Legend, Plot, sheet } from "./plot.tsx";
import { dayName } from "./words.ts";

type Point = { at: string; sent: number; answered: number };

/** What came in as columns, and what was answered as a line over them. `unit` is "day" or "week". */
export function RequestsChart({ points, unit }: { points: readonly Point[]; unit: string }) {
  const x = scaleBand(
    points.map(({ at }) => at),
    [sheet.left, sheet.right],
  )
    .paddingInner(0.25)
    .paddingOuter(0.1);
  const most = Math.max(4, ...points.flatMap(({ sent, answered }) => [sent, answered]));
  const y = scaleLinear([0, most], [sheet.bottom, sheet.top]).nice(4);
  const middle = (at: string) => (x(at) ?? 0) + x.bandwidth() / 2;
  const answeredLine = line<Point>(
    ({ at }) => middle(at),
    ({ answered }) => y(answered),
  );
  const sum = (name: "sent" | "answered") =>
    points.reduce((all, point) => all + point[name], 0).toLocaleString("en-US");
  return (
    <>
      <Legend
        items={[
          { look: <rect x="4" width="12" height="10" className={column} />, text: `Sent: ${sum("sent")}` },
          { look: <path d="M0 5h20" className={answeredLook} />, text: `Answered: ${sum("answered")}` },
        ]}
      />
      <Plot label={`Requests by ${unit}: ${sum("sent")} sent and ${sum("answered")} answered in all.`} y={y}>
        {points.map(({ at, sent, answered }) => (
          <g key={at}>
            <title>{`${dayName(at)}: ${sent} sent, ${answered} answered`}</title>
            <rect x={x(at)} width={x.bandwidth()} y={sheet.top} height={sheet.bottom - sheet.top} fill="transparent" />
            <rect x={x(at)} width={x.bandwidth()} y={y(sent)} height={sheet.bottom - y(sent)} className={column} />
          </g>
        ))}
        <path d={answeredLine(points) ?? ""} className={`${answeredLook} pointer-events-none`} />
        {points.length === 1 &&
          points.map(({ at, answered }) => (
            <circle key={at} cx={middle(at)} cy={y(answered)} r={3} className="fill-ink" />
          ))}
        {labelled(points.map(({ at }) => at)).map((at) => (
          <AxisText key={at} x={middle(at)}>
            {dayName(at)}
          </AxisText>
        ))}
      </Plot>
    </>
  );
}

const column = "fill-accent/45";
const answeredLook = "fill-none stroke-ink stroke-[1.75] [stroke-linejoin:round]";

/** As many words under the axis as have room. */
function labelled(days: readonly string[]): string[] {
  const every = Math.ceil(days.length / 9);
  return days.filter((_, at) => at % every === 0);
}
