import { loadavg, availableParallelism } from "node:os";
import type { Lane } from "./slow-line.ts";

/** What the command line may change. */
export type Options = { matrix: boolean; files: number | undefined; rounds: number };

/** What a measurement found. `ratio` is ours to the best peer; `pass` is what the target says. */
export type Measured = {
  ours: number | Record<string, number>;
  peer: Record<string, number | Record<string, number>>;
  ratio: number;
  target: string;
  pass: boolean;
};

/** Prints rows of the same columns, numbers to the right. */
export function printTable(title: string, rows: readonly Readonly<Record<string, string | number>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((name) => String(row[name] ?? "")))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const isNumber = columns.map((name) => rows.every((row) => typeof row[name] === "number"));
  const text = lines.map((line) =>
    line.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join("   "),
  );
  console.log(`\n${title}\n\n  ${text.join("\n  ")}\n`);
}

/** Says how busy the machine was: a line that delivers late, or more work than processors, spoils what was measured. */
export function printCircumstances(...lanes: Lane[]): void {
  const late = lanes.flatMap(({ up, down }) => [up.late(), down.late()]);
  const worst = Math.max(0, ...late.map((one) => one.worst));
  const mean = Math.max(0, ...late.map((one) => one.mean));
  const [load = 0] = loadavg();
  console.log(
    `Machine: ${availableParallelism()} processors, load ${load.toFixed(1)}.` +
      (lanes.length > 0
        ? ` The line delivered ${mean.toFixed(1)} ms late on average, ${worst.toFixed(0)} at worst.`
        : ""),
  );
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** To as many places as a measurement deserves. */
export const rounded = (value: number, places = 2): number => Number(value.toFixed(places));
