import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { AxisText, Legend, Plot, sheet } from "./plot.tsx";
import { dayName, daysWords } from "./words.ts";

type Week = { week: string; count: number; half: number | null; most: number | null };

/** Within how many working days half and nine of ten answers came, week by week, against what is promised. */
export function TurnaroundChart({ weeks, promised }: { weeks: readonly Week[]; promised: number }) {
  const x = scalePoint(
    weeks.map(({ week }) => week),
    [sheet.left + 20, sheet.right - 20],
  );
  const longest = Math.max(promised, ...weeks.flatMap(({ half, most }) => [half ?? 0, most ?? 0]));
  const y = scaleLinear([0, longest * 1.1], [sheet.bottom, sheet.top]).nice(4);
  const at = ({ week }: Week) => x(week) ?? 0;
  const drawn = (name: "half" | "most") =>
    line<Week>(at, (one) => y(one[name] ?? 0)).defined((one) => one[name] !== null)(weeks) ?? "";
  const every = Math.ceil(weeks.length / 9);
  return (
    <>
      <Legend
        items={[
          { look: <path d="M0 5h20" className={looks.half} />, text: "Half within" },
          { look: <path d="M0 5h20" className={looks.most} />, text: "Nine of ten within" },
          { look: <path d="M0 5h20" className={looks.promised} />, text: `Promised: ${promised} working days` },
        ]}
      />
      <Plot label={sentence(weeks, promised)} y={y}>
        <line x1={sheet.left} x2={sheet.right} y1={y(promised)} y2={y(promised)} className={looks.promised} />
        {(["most", "half"] as const).map((name) => (
          <g key={name}>
            <path d={drawn(name)} className={looks[name]} />
            {weeks.map((one) => {
              const days = one[name];
              return (
                days !== null && (
                  <circle key={one.week} cx={at(one)} cy={y(days)} r={3.5} className={dots[name]}>
                    <title>{`Week of ${dayName(one.week)}: ${names[name]} ${daysWords(days)}, of ${one.count}`}</title>
                  </circle>
                )
              );
            })}
          </g>
        ))}
        {weeks
          .filter((_, place) => place % every === 0)
          .map((one) => (
            <AxisText key={one.week} x={at(one)}>
              {dayName(one.week)}
            </AxisText>
          ))}
      </Plot>
    </>
  );
}

const names = { half: "half within", most: "nine of ten within" } as const;

const looks = {
  half: "fill-none stroke-accent stroke-2",
  most: "fill-none stroke-ink stroke-[1.5] [stroke-dasharray:5_3]",
  promised: "fill-none stroke-urgent stroke-[1.75] [stroke-dasharray:2_3]",
} as const;

const dots = { half: "fill-accent", most: "fill-raised stroke-ink stroke-[1.5]" } as const;

function sentence(weeks: readonly Week[], promised: number): string {
  const known = weeks.filter(({ most }) => most !== null);
  const late = known.filter(({ most }) => (most ?? 0) > promised).length;
  return `Time to the answer in working days by week: in ${late} of ${known.length} weeks nine of ten answers took longer than the promised ${promised}.`;
}
