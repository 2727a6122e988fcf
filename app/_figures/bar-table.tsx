import { scaleLinear } from "d3-scale";
import { Cell, HeadCell, Row, Table, TableScroll } from "#app/_ui/table.tsx";
import { Told } from "./frame.tsx";
import type { FigureTable } from "./tables.ts";

/** A table whose first numbers are drawn as bars too: chart and table in one. */
export function BarTable({ table: { title, head, rows } }: { table: FigureTable }) {
  const counts = rows.map(([, count]) => (typeof count === "number" ? count : 0));
  const width = scaleLinear([0, Math.max(1, ...counts)], [0, 100]);
  return (
    <TableScroll name={title}>
      <Table name={title} className="min-w-80">
        <thead>
          <tr>
            {head.map((text, at) => (
              <HeadCell key={text} figure={at > 0}>
                {text}
              </HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </Table>
    </TableScroll>
  );
}
