"use client";
import { type KeyboardEvent, useRef, useState } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { TextField } from "#app/_ui/field.tsx";
import type { LevelReading, Levels } from "#lib/opinions/content.ts";
import { levels as levelsOf, type Spine, spineOf } from "#lib/opinions/levels.ts";
import { discs, fits, grades, places, sides, type Term } from "#lib/opinions/terms.ts";

type Column = { name: keyof LevelReading; head: string; over?: string; text: string; choices: readonly Term[] };

const columns: readonly Column[] = [
  { name: "disc", head: "Disc", text: "disc", choices: discs },
  { name: "side", head: "Side", text: "side of the disc", choices: sides },
  ...places.map((place): Column => ({ ...place, choices: grades })),
  { name: "fits", head: "Fits", text: "fits the symptoms", choices: fits },
];

type LevelGridProps = {
  spine: Spine;
  levels: Levels;
  onChange: (levels: Levels) => void;
  /** The level that is looked at, e.g. "L4/5": chosen in the images, or here. */
  level?: string | undefined;
  onLevel?: ((level: string) => void) | undefined;
};

/**
 * A row for each level, a cell for each thing that is read of it. Arrows move, a digit or a letter sets and goes on, zero
 * clears; a press of the mouse goes through the choices. What is left empty is not commented on.
 */
export function LevelGrid({ spine, levels, onChange, level, onLevel }: LevelGridProps) {
  const rows: readonly string[] = levelsOf[spine];
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: level ?? "", column: 0 });
  const [shown, setShown] = useState(level);
  const [said, say] = useState("");
  if (level !== shown) {
    setShown(level);
    if (level && spineOf(level) === spine) setAt({ ...at, row: level });
  }
  const row = rows.includes(at.row) ? at.row : (rows[0] ?? "");

  const go = (down: number, right: number) => {
    const next = {
      row: rows[clamp(rows.indexOf(row) + down, rows.length)] ?? row,
      column: clamp(at.column + right, columns.length),
    };
    stand(next.row, next.column);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  const stand = (nextRow: string, column: number) => {
    setAt({ row: nextRow, column });
    if (nextRow !== level) onLevel?.(nextRow);
  };
  const set = (of: string, name: keyof LevelReading, value: string | undefined) => {
    const { [of]: before = {}, ...others } = levels;
    const now = Object.fromEntries(
      Object.entries({ ...before, [name]: value }).filter(([, kept]) => kept),
    ) as LevelReading;
    onChange(Object.keys(now).length > 0 ? { ...others, [of]: now } : others);
  };
  const choose = ({ name, text, choices }: Column, value: string | undefined) => {
    set(row, name, value);
    say(`${row}, ${text}: ${termOf(choices, value)?.text ?? "not commented"}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const column = columns[at.column];
    if (!column || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const term = column.choices[Number(event.key) - 1] ?? byLetter(column.choices, event.key);
    if (step) go(...step);
    else if (clearing.includes(event.key)) choose(column, undefined);
    else if (term) {
      choose(column, term.value);
      go(0, 1);
    } else return;
    event.preventDefault();
    event.stopPropagation(); // the same letters do something else in the images
  };

  return (
    <div className="space-y-1.5">
      <table
        ref={grid}
        role="grid"
        aria-label={`Levels of the ${spine} spine`}
        aria-describedby="levels-keys"
        className="w-full table-fixed border-collapse text-small tabular-nums"
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="w-14 text-left font-medium">
              <span className="sr-only">Level</span>
            </th>
            {columns.map(({ name, head, over, text }, at) => {
              if (over !== undefined && over === columns[at - 1]?.over) return null;
              const room = over === undefined ? { rowSpan: 2 } : { colSpan: 2, scope: "colgroup" };
              return (
                <th key={name} scope="col" title={over ? undefined : text} className={headLook} {...room}>
                  {over ?? head}
                </th>
              );
            })}
          </tr>
          <tr>
            {columns.map(
              ({ name, head, over, text }) =>
                over !== undefined && (
                  <th key={name} scope="col" title={text} className={headLook}>
                    {head}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((of) => (
            <tr key={of} className={of === row ? "bg-accent-soft" : undefined}>
              <th scope="row" className="pl-1 text-left font-medium whitespace-nowrap">
                {of}
              </th>
              {columns.map(({ name, text, choices }, column) => {
                const term = termOf(choices, levels[of]?.[name]);
                const here = of === row && column === at.column;
                return (
                  <td
                    key={name}
                    data-cell={`${of} ${column}`}
                    tabIndex={here ? 0 : -1}
                    aria-label={`${of}, ${text}: ${term?.text ?? "not commented"}`}
                    title={term?.text ?? text}
                    onFocus={() => stand(of, column)}
                    onClick={() => {
                      const next = choices[choices.findIndex(({ value }) => value === term?.value) + 1]?.value;
                      set(of, name, next);
                      say(`${of}, ${text}: ${termOf(choices, next)?.text ?? "not commented"}`);
                    }}
                    className={classNames(
                      "focus-inset h-7 cursor-pointer border border-hairline text-center select-none",
                      term ? (looks[term.value] ?? "font-medium") : "text-quiet",
                    )}
                  >
                    {term?.short ?? "·"}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p id="levels-keys" className="text-small text-quiet">
        Disc: {keysOf(discs)}. Narrowing: {keysOf(grades)}. 0 clears; what is empty is not commented on.
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <TextField
        name="levelOther"
        label={`Also at ${row} (optional)`}
        value={levels[row]?.other ?? ""}
        maxLength={500}
        onChange={({ target }) => set(row, "other", target.value)}
      />
    </div>
  );
}

const termOf = (terms: readonly Term[], value: string | undefined): Term | undefined =>
  terms.find((term) => term.value === value);

const byLetter = (terms: readonly Term[], key: string): Term | undefined =>
  /^[a-z]$/i.test(key) ? terms.find(({ short }) => short === key.toUpperCase()) : undefined;

const keysOf = (terms: readonly Term[]): string => terms.map(({ short, text }) => `${short} ${text}`).join(", ");

const headLook = "align-bottom pb-0.5 text-tiny font-medium text-quiet";

const clamp = (place: number, length: number): number => Math.min(Math.max(place, 0), length - 1);

const clearing: readonly string[] = ["0", "Backspace", "Delete"];

const steps: Readonly<Record<string, [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -columns.length],
  End: [0, columns.length],
};

/** Only what is narrow stands out. */
const looks: Readonly<Record<string, string>> = {
  moderate: "bg-warning-soft font-semibold",
  severe: "bg-urgent-soft font-semibold text-urgent",
};
