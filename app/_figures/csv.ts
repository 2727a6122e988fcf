import { stringify } from "csv-stringify/sync";
import type { FigureTable } from "./tables.ts";

/**
 * A table as CSV (RFC 4180) that opens well everywhere: with a byte order mark, and with an apostrophe before what a
 * spreadsheet would take for a formula (= + - @, tab, carriage return), whoever typed it.
 */
export const csvOf = ({ head, rows }: FigureTable): string =>
  stringify([head, ...rows.map((row) => row.map((cell) => cell ?? "not shown"))], {
    bom: true,
    record_delimiter: "windows",
    escape_formulas: true,
    quoted_match: /[\r\n]/, // a line break of either kind, whatever ends a record
  });
