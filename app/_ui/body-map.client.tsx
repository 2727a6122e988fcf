"use client";
import { useId, useState } from "react";
import { type AreaId, type Areas, areasIn, bodyAreas, type Sensation } from "#lib/intake/body-areas.ts";
import { counted } from "#lib/platform/language.ts";
import { BodyParts } from "./body-drawing.tsx";
import { BodyFigure, viewWords } from "./body-figure.client.tsx";
import { BodyList } from "./body-list.client.tsx";
import { shapesOf, type View } from "./body-shapes.ts";
import { BodySheet } from "./body-sheet.client.tsx";
import { FieldGroup } from "./choices.tsx";
import type { FieldProps } from "./field.tsx";
import { useSay } from "./language.client.tsx";
import { useScripted } from "./scripted.client.ts";

/**
 * Where it is felt and what: a figure from behind and in front, and the same as a list. The list holds the form's own
 * inputs ("areas.calf_left_back"), so it works without a script; the figure and the list are always in step.
 */
export function BodyMap({
  name,
  label,
  hint,
  error,
  asHeading,
  errors = {},
  value,
  view = "back",
  listOpen = false,
  onChange,
}: FieldProps & {
  /** What was answered or typed so far, in the shape of `Areas` or of a plain form. */
  value: unknown;
  /** Which figure a phone shows first, and whether the list stands open. */
  view?: View;
  listOpen?: boolean;
  onChange: (areas: Areas) => void;
  /** All problems of the form by their names: those of single areas ("areas.knee_left") are shown in the list. */
  errors?: Readonly<Record<string, string>>;
}) {
  const say = useSay();
  const patterns = useId();
  const scripted = useScripted();
  const areas = areasIn({ areas: value });
  const [open, setOpen] = useState<{ id: AreaId; from: string } | null>(null);
  const problem = error ?? bodyAreas.map(({ id }) => errors[`${name}.${id}`]).find(Boolean);

  const put = (id: AreaId, felt: Sensation[] | null) => {
    const others = Object.entries(areas).filter(([one]) => one !== id);
    onChange(areasIn({ areas: Object.fromEntries(felt ? [...others, [id, felt]] : others) }));
  };
  const pick = (id: AreaId, from: string) => {
    if (!areas[id]) put(id, []);
    setOpen({ id, from });
  };
  const close = () => {
    if (open) document.getElementById(open.from)?.focus({ preventScroll: true });
    setOpen(null);
  };
  return (
    <div id={name} tabIndex={-1} className="scroll-mt-4">
      <FieldGroup
        {...{ name, label, error: problem && say(problem) }}
        {...(hint ? { hint } : {})}
        {...(asHeading ? { asHeading } : {})}
      >
        <svg aria-hidden className="absolute size-0">
          <BodyParts id={patterns} />
        </svg>
        <div className="group/map mt-4">
          <ViewSwitch name={name} first={view} areas={areas} />
          <div className="grid gap-x-4 sm:grid-cols-2">
            {views.map((one) => (
              <div key={one} className={shownOnPhone[one]}>
                <p className="mb-1 hidden text-center text-small font-semibold sm:block" aria-hidden>
                  {say(viewWords[one])}
                </p>
                <BodyFigure {...{ view: one, name, areas, scripted, patterns, open: open?.id ?? null }} onPick={pick} />
              </div>
            ))}
          </div>
          {open && (
            <BodySheet
              key={open.id}
              id={open.id}
              from={open.from}
              felt={areas[open.id] ?? []}
              patterns={patterns}
              onFelt={(felt) => put(open.id, felt)}
              onRemove={() => {
                put(open.id, null);
                close();
              }}
              onDone={close}
            />
          )}
        </div>
        <BodyList {...{ name, areas, errors, listOpen, scripted, patterns }} onPut={put} onChange={pick} />
      </FieldGroup>
    </div>
  );
}

/**
 * On a phone one figure at a time, each with how many places were chosen on it. By style alone, so that it works before a
 * script and without one.
 */
function ViewSwitch({ name, first, areas }: { name: string; first: View; areas: Areas }) {
  const say = useSay();
  const group = useId();
  return (
    <div
      role="radiogroup"
      aria-label={say({ en: "Side of the figure", es: "Lado de la figura" })}
      className="mx-auto mb-3 grid max-w-80 grid-cols-2 gap-1 rounded border border-edge bg-sunken p-1 sm:hidden"
    >
      {views.map((view) => (
        <label
          key={view}
          className="flex min-h-11 items-center justify-center rounded-[6px] border border-transparent px-2 text-center has-checked:border-edge has-checked:bg-raised has-checked:font-semibold has-focus-visible:outline-3 has-focus-visible:outline-focus forced-colors:has-checked:border-[Highlight]"
        >
          {/* Belongs to no form: which side is looked at is no answer. */}
          <input
            type="radio"
            id={`${name}-${view}`}
            name={group}
            value={view}
            form=""
            defaultChecked={view === first}
            className="sr-only"
          />
          {say(viewWords[view])}
          <Marked places={shapesOf(view).filter(({ id }) => areas[id] !== undefined).length} />
        </label>
      ))}
    </div>
  );
}

function Marked({ places }: { places: number }) {
  const say = useSay();
  if (places === 0) return null;
  return (
    <>
      <span aria-hidden>{`\u00a0· ${places}`}</span>
      <span className="sr-only">
        , {say(counted(places, { en: ["place chosen", "places chosen"], es: ["lugar elegido", "lugares elegidos"] }))}
      </span>
    </>
  );
}

const views = ["back", "front"] as const;

const shownOnPhone = {
  back: "max-sm:group-has-[[value=front]:checked]/map:hidden",
  front: "max-sm:hidden max-sm:group-has-[[value=front]:checked]/map:block",
} as const;
