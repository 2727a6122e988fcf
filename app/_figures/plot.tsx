import type { ScaleLinear } from "d3-scale";
import type { ReactNode } from "react";

/** The sheet of a chart, in its own units: what is drawn lies between the edges. */
export const sheet = { width: 720, height: 210, left: 34, right: 712, top: 10, bottom: 186 } as const;

/**
 * A chart over time, drawn on the server. Its label says in a sentence what is seen; the numbers themselves stand in the
 * table under it. Narrower than it can be read, it scrolls.
 */
export const Plot = ({
  label,
  y,
  children,
}: {
  label: string;
  y: ScaleLinear<number, number>;
  children: ReactNode;
}) => (
  <div role="region" aria-label={label} tabIndex={0} className="focus-inset max-w-full overflow-x-auto">
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      className="block w-full min-w-[36rem] [print-color-adjust:exact]"
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={sheet.left} x2={sheet.right} y1={y(tick)} y2={y(tick)} className="stroke-hairline" />
          <text x={sheet.left - 6} y={y(tick)} dy="0.32em" textAnchor="end" className={tickText}>
            {tick.toLocaleString("en-US")}
          </text>
        </g>
      ))}
      {children}
    </svg>
  </div>
);

/** Words under the time axis. */
export const AxisText = ({ x, children }: { x: number; children: string }) => (
  <text x={x} y={sheet.bottom + 16} textAnchor="middle" className={tickText}>
    {children}
  </text>
);

const tickText = "fill-quiet text-[11px] tabular-nums";

/** What each look of a chart means; the words are there for those who cannot tell the colours apart. */
export const Legend = ({ items }: { items: readonly { look: ReactNode; text: string }[] }) => (
  <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-quiet">
    {items.map(({ look, text }) => (
      <li key={text} className="flex items-center gap-1.5">
        <svg viewBox="0 0 20 10" aria-hidden className="h-2.5 w-5">
          {look}
        </svg>
        {text}
      </li>
    ))}
  </ul>
);
