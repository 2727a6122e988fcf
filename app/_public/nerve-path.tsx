import { classNames } from "#app/_ui/class-names.ts";
import { Glow } from "#app/_ui/spine.tsx";

/** Somebody from behind, from the waist down, in the hand of the spine: one nerve glows from the back to the foot. */
export function NervePath({ className }: { className?: string }) {
  return (
    <svg
      viewBox="28 8 144 416"
      fill="none"
      aria-hidden
      strokeLinejoin="round"
      strokeLinecap="round"
      className={classNames("text-ink", className)}
    >
      <defs>
        <Glow id="path-glow" />
      </defs>
      <g stroke="currentColor" strokeWidth="1.6">
        {sides.map((side) => (
          <g key={side} transform={side}>
            <path d={half} className="fill-raised" />
            <path d={folds} opacity=".4" />
          </g>
        ))}
        <path d="M100 92v38" opacity=".4" />
      </g>
      {bones.map((y) => (
        <rect
          key={y}
          x={94.5}
          y={y}
          width="11"
          height="8"
          rx="2.6"
          className="fill-accent-soft stroke-accent"
          strokeWidth="1.3"
        />
      ))}
      <circle cx="107" cy="57" r="34" fill="url(#path-glow)" />
      <path d={nerve} className="stroke-light" strokeWidth="3" />
      <circle cx="107" cy="57" r="4" className="fill-light" />
      {stations.map(([x, y], at) => (
        <g key={y}>
          <circle cx={x} cy={y} r="9" className="fill-paper stroke-accent" strokeWidth="1.4" />
          <text x={x} y={y + 4} textAnchor="middle" fontSize="11.5" fontWeight="600" className="fill-accent">
            {at + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The left half of the body; the right one is its mirror. */
const half =
  "M68 14C63 42 51 62 49 94C47 128 53 168 59 206C61 224 59 238 57 256C53 288 60 322 67 356C70 372 69 384 65 396C62 405 66 412 74 412H88C94 412 94 403 91 394C87 382 87 370 88 356C92 322 94 292 90 262C88 246 90 232 93 214C97 186 99 160 100 134";

const folds = "M62 130C72 141 92 141 99 131M66 236C72 241 80 241 86 236";

const sides = ["", "translate(200 0) scale(-1 1)"];

/** The lowest bones of the back, by their upper edge. */
const bones = [18, 29, 40, 51, 62];

const nerve = "M107 57C116 74 130 84 131 108C132 146 126 196 127 236C129 268 138 300 132 346C129 368 128 384 122 404";

/** Where the list beside the drawing speaks of, from the top down. */
const stations = [
  [150, 57],
  [161, 112],
  [156, 186],
  [156, 290],
  [150, 398],
] as const;
