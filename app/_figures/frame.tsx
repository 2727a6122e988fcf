import { Download } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { Cell, HeadCell, Row, Table, TableScroll } from "#app/_ui/table.tsx";
import type { FigureTable, TableName } from "./tables.ts";

type Days = { from: string; to: string };

/** One figure: its name, what it counts, the chart, and the same as a file. */
export function Figure({
  name,
  title,
  days,
  about,
  children,
}: {
  name: TableName;
  title: string;
  days: Days;
  about?: ReactNode;
  children: ReactNode;
}) {
  const id = `figure-${name}`;
  return (
    <section aria-labelledby={id} className="min-w-0 rounded border border-hairline bg-raised break-inside-avoid">
      <header className="flex min-h-10 items-center justify-between gap-4 border-b border-hairline px-3 py-1">
        <h2 id={id} className="min-w-0 text-subheading">
          {title}
        </h2>
        <a
          href={`/api/figures/${name}?from=${days.from}&to=${days.to}`}
          className="inline-flex min-h-6 shrink-0 items-center gap-1 text-small print:hidden"
          aria-label={`CSV: ${title}`}
        >
          <Icon of={Download} />
          CSV
        </a>
      </header>
      <div className="space-y-2 p-3">
        {about && <p className="measure text-quiet">{about}</p>}
        {children}
      </div>
    </section>
  );
}

/** The numbers behind a chart, folded away. */
export const AsTable = ({ table }: { table: FigureTable }) => (
  <details className="group/table">
    <summary className="inline-block py-1 text-small text-accent">
      <span className="group-open/table:hidden">Show as a table</span>
      <span className="hidden group-open/table:inline">Hide the table</span>
    </summary>
    <NumberTable table={table} />
  </details>
);

/** A table of numbers as it stands. */
export const NumberTable = ({ table }: { table: FigureTable }) => (
  <FigureRows table={table}>
    {table.rows.map((row, line) => (
      <Row key={line}>
        {row.map((cell, at) => (
          <Cell key={at} figure={at > 0} className={at === 0 ? "min-w-36 leading-5 whitespace-normal" : undefined}>
            <Told cell={cell} />
          </Cell>
        ))}
      </Row>
    ))}
  </FigureRows>
);

/** A figure's table with its head; the rows are its children. */
export const FigureRows = ({
  table: { title, head },
  className,
  children,
}: {
  table: FigureTable;
  className?: string;
  children: ReactNode;
}) => (
  <TableScroll name={title}>
    <Table name={title} className={className}>
      <thead>
        <tr>
          {head.map((text, at) => (
            <HeadCell key={text} figure={at > 0}>
              {text}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  </TableScroll>
);

/** A number as it is read; what is not shown is a dash that says so. */
export function Told({ cell }: { cell: number | string | null | undefined }) {
  if (cell !== null) return typeof cell === "number" ? cell.toLocaleString("en-US") : cell;
  return (
    <span className="text-quiet" title="Not shown: few people">
      <span aria-hidden>–</span>
      <span className="sr-only">not shown</span>
    </span>
  );
}
