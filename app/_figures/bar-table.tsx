import { scaleLinear } from "d3-scale";
import { Cell, Row } from "#app/_ui/table.tsx";
import { FigureRows, Told } from "./frame.tsx";
import type { FigureTable } from "./tables.ts";

/** A table whose first numbers are drawn as bars too: chart and table in one. */
export function BarTable({ table }: { table: FigureTable }) {
  const { rows } = table;
  const counts = rows.map(([, count]) => (typeof count === "number" ? count : 0));
  const width = scaleLinear([0, Math.max(1, ...counts)], [0, 100]);
  return (
    <FigureRows table={table} className="min-w-80">
      {rows.map(([name, count, ...rest], line) => (
        <Row key={line}>
          <Cell className="w-2/5 min-w-36 leading-5 whitespace-normal">{name}</Cell>
          <Cell figure>
            <span className="flex items-center gap-2">
              <span aria-hidden className="min-w-8 flex-1">
                <span
                  className="block h-3 rounded-r-[2px] bg-accent [print-color-adjust:exact]"
                  style={{ width: `${width(counts[line] ?? 0)}%` }}
                />
              </span>
              <Told cell={count} />
            </span>
          </Cell>
          {rest.map((cell, at) => (
            <Cell key={at} figure className="w-px">
              <Told cell={cell} />
            </Cell>
          ))}
        </Row>
      ))}
    </FigureRows>
  );
}
