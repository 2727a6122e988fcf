"use client";
import { type KeyboardEvent, useState } from "react";
import { type AreaId, type Areas, bodyAreas, describeAreas } from "#lib/intake/body-areas.ts";
import type { Text } from "#lib/platform/language.ts";
import { AreaFill, AreaLetters, BodyGround, BodyLines } from "./body-drawing.tsx";
import { figureBox, type Shape, shapesOf, type View } from "./body-shapes.ts";
import { classNames } from "./class-names.ts";
import { useLanguage, useSay } from "./language.client.tsx";

/**
 * One figure. Each area is a button; one of them is reached by Tab, the others by the arrow keys. Before a script runs,
 * an area leads to its place in the list.
 */
export function BodyFigure({
  view,
  name,
  areas,
  open,
  scripted,
  patterns,
  onPick,
}: {
  view: View;
  name: string;
  areas: Areas;
  open: AreaId | null;
  scripted: boolean;
  patterns: string;
  onPick: (id: AreaId, from: string) => void;
}) {
  const say = useSay();
  const language = useLanguage();
  const shapes = shapesOf(view);
  const first: AreaId = view === "back" ? "lower_back_middle" : "thigh_left_front";
  const [stop, setStop] = useState<AreaId>(first);
  const idOf = (id: AreaId) => `${name}-${view}-${id}`;

  function onKeyDown(event: KeyboardEvent, shape: Shape) {
    if (event.key === "Enter" || event.key === " ") onPick(shape.id, idOf(shape.id));
    else {
      const next = neighbour(shapes, shape, event.key);
      if (next === undefined) return;
      document.getElementById(idOf(next.id))?.focus();
    }
    event.preventDefault();
  }

  return (
    <svg
      viewBox={figureBox}
      role="group"
      aria-label={say(viewWords[view])}
      strokeLinejoin="round"
      strokeLinecap="round"
      className="mx-auto block w-full max-w-80 dense:max-w-56 touch-manipulation select-none"
    >
      <BodyGround id={patterns} />
      {shapes.map((shape) => {
        const felt = areas[shape.id];
        const inside = (
          <>
            <AreaFill shape={shape} felt={felt} patterns={patterns} />
            {shape.slim && (
              <path d={shape.d} {...flip(shape)} className="stroke-transparent" fill="none" strokeWidth="14" />
            )}
          </>
        );
        const label = say(nameOf(shape.id, areas));
        return scripted ? (
          <g
            key={shape.id}
            id={idOf(shape.id)}
            role="button"
            tabIndex={shape.id === stop ? 0 : -1}
            aria-label={label}
            aria-expanded={shape.id === open}
            onFocus={() => setStop(shape.id)}
            onClick={() => onPick(shape.id, idOf(shape.id))}
            onKeyDown={(event) => onKeyDown(event, shape)}
            className={classNames(areaLook, shape.id === open && "[&_[data-area]]:stroke-[3px]")}
          >
            {inside}
          </g>
        ) : (
          <a key={shape.id} id={idOf(shape.id)} href={`#${name}.${shape.id}`} aria-label={label} className={areaLook}>
            {inside}
          </a>
        );
      })}
      <BodyLines view={view} id={patterns} />
      {shapes.map((shape) => {
        const felt = areas[shape.id];
        return felt && <AreaLetters key={shape.id} shape={shape} felt={felt} language={language} size={13} />;
      })}
      {(["left", "right"] as const).map((side) => (
        <text
          key={side}
          x={(side === "left") === (view === "back") ? -104 : 104}
          y="64"
          textAnchor="middle"
          fontSize="15"
          className="fill-quiet"
          aria-hidden
        >
          {say(sideWords[side])}
        </text>
      ))}
    </svg>
  );
}

const areaLook =
  "group/area cursor-pointer outline-none [box-shadow:none] [&:focus-visible_[data-area]]:stroke-focus [&:focus-visible_[data-area]]:stroke-[5px]";

export const viewWords: Record<View, Text> = {
  back: { en: "Back view", es: "Por detrás" },
  front: { en: "Front view", es: "Por delante" },
};

const sideWords: Record<"left" | "right", Text> = {
  left: { en: "Left", es: "Izquierda" },
  right: { en: "Right", es: "Derecha" },
};

/** "Left calf: pain", "Left calf: not chosen". */
function nameOf(id: AreaId, areas: Areas): Text {
  const text = bodyAreas.find((one) => one.id === id)?.text ?? { en: id, es: id };
  const felt = areas[id];
  if (felt === undefined) return { en: `${text.en}: not chosen`, es: `${text.es}: no elegida` };
  if (felt.length === 0) return { en: `${text.en}: chosen`, es: `${text.es}: elegida` };
  return describeAreas({ [id]: felt })[0] ?? text;
}

/** The nearest area in the direction of an arrow key; sideways steps stay about as high as they were. */
function neighbour(shapes: readonly Shape[], from: Shape, key: string): Shape | undefined {
  const along = directions[key];
  if (!along) return undefined;
  const distance = ({ at }: Shape) => {
    const [dx, dy] = [at[0] - from.at[0], at[1] - from.at[1]];
    const ahead = dx * along[0] + dy * along[1];
    const aside = Math.abs(dx * along[1]) + Math.abs(dy * along[0]);
    return ahead > 4 ? ahead + 2 * aside : Infinity;
  };
  const others = shapes.filter((shape) => distance(shape) < Infinity);
  return others.sort((one, other) => distance(one) - distance(other))[0];
}

const directions: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const flip = ({ mirrored }: Shape) => (mirrored ? { transform: "scale(-1 1)" } : {});
