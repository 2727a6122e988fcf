import { useId } from "react";
import { areasIn, describeAreas } from "#lib/intake/body-areas.ts";
import { AreaFill, AreaLetters, BodyGround, BodyLines, BodyParts } from "./body-drawing.tsx";
import { figureBox, shapesOf } from "./body-shapes.ts";
import { classNames } from "./class-names.ts";

/** What a person marked on the figures, small, for those who read the request. Nothing where nothing was marked. */
export function BodyMapPicture({ areas: given, className }: { areas: unknown; className?: string }) {
  const patterns = useId();
  const areas = areasIn({ areas: given });
  const told = describeAreas(areas).map(({ en }) => en);
  if (told.length === 0) return null;
  return (
    <figure
      className={classNames("flex gap-2", className)}
      role="img"
      aria-label={`Marked on the figure. ${told.join(". ")}`}
    >
      {(["back", "front"] as const).map((view) => (
        <div key={view} className="min-w-0 flex-1">
          <svg viewBox={figureBox} aria-hidden strokeLinejoin="round" strokeLinecap="round" className="block w-full">
            {view === "back" && <BodyParts id={patterns} />}
            <BodyGround id={patterns} />
            {shapesOf(view).map((shape) => (
              <AreaFill key={shape.id} shape={shape} felt={areas[shape.id]} patterns={patterns} />
            ))}
            <BodyLines view={view} id={patterns} />
            {shapesOf(view).map((shape) => {
              const felt = areas[shape.id];
              return felt && <AreaLetters key={shape.id} shape={shape} felt={felt} language="en" size={22} />;
            })}
            {(["L", "R"] as const).map((side) => (
              <text
                key={side}
                x={(side === "L") === (view === "back") ? -120 : 120}
                y="110"
                textAnchor="middle"
                fontSize="30"
                className="fill-quiet"
              >
                {side}
              </text>
            ))}
          </svg>
          <p className="text-center text-tiny text-quiet" aria-hidden>
            {view === "back" ? "Back" : "Front"}
          </p>
        </div>
      ))}
    </figure>
  );
}
