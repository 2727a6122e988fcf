import { type Sensation, sensations } from "#lib/intake/body-areas.ts";
import { type Language, say } from "#lib/platform/language.ts";
import { fingers, landmarks, outline, type Shape, spineLine, type View } from "./body-shapes.ts";

const mirror = "scale(-1 1)";

/** The body itself: outline, and a few quiet lines that tell front from back. Areas are drawn between the two. */
export function BodyGround({ id }: { id: string }) {
  return (
    <g
      className="fill-raised stroke-ink forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]"
      strokeWidth="1.75"
    >
      <path d={outline.ear} />
      <path d={outline.ear} transform={mirror} />
      <use href={`#${id}-body`} />
    </g>
  );
}

export function BodyLines({ view, id }: { view: View; id: string }) {
  const { middle, halves } = landmarks[view];
  return (
    <g className="pointer-events-none stroke-ink forced-colors:stroke-[CanvasText]" fill="none">
      <use href={`#${id}-body`} strokeWidth="1.75" />
      <path d={outline.head} strokeWidth="1.75" className="fill-raised forced-colors:fill-[Canvas]" />
      <g strokeWidth="1.4" opacity=".36">
        {[halves, fingers].map((d) => (
          <g key={d}>
            <path d={d} />
            <path d={d} transform={mirror} />
          </g>
        ))}
        <path d={middle} />
        {view === "back" && <path d={spineLine} strokeDasharray="0 9.1" strokeWidth="3.2" />}
      </g>
    </g>
  );
}

/** One area as it was answered: a pattern for each kind of symptom, over a tint. */
export function AreaFill({ shape, felt, patterns }: { shape: Shape; felt: Sensation[] | undefined; patterns: string }) {
  const place = { d: shape.d, ...(shape.mirrored ? { transform: mirror } : {}) };
  return (
    <>
      <path {...place} className={felt ? chosenTint : tint} strokeWidth={felt ? 2 : 1.1} data-area />
      {felt?.map((kind) => (
        <path
          key={kind}
          {...place}
          fill={`url(#${patterns}-${kind})`}
          opacity={felt.length > 2 ? 0.45 : 0.65}
          className="pointer-events-none"
        />
      ))}
    </>
  );
}

const tint =
  "fill-raised stroke-edge transition-[fill] group-hover/area:fill-accent-soft forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText] forced-colors:group-hover/area:stroke-[Highlight]";
const chosenTint = "fill-accent-soft stroke-accent forced-colors:fill-[Canvas] forced-colors:stroke-[Highlight]";

/** The letters of what is felt there, three a row; "?" while nothing is said yet. */
export function AreaLetters({
  shape: { at },
  felt,
  language,
  size,
}: {
  shape: Shape;
  felt: Sensation[];
  language: Language;
  size: number;
}) {
  const letters = sensations.filter(({ value }) => felt.includes(value)).map(({ letter }) => letter[language]);
  const rows = letters.length === 0 ? ["?"] : [letters.slice(0, 3), letters.slice(3)].map((row) => row.join(" "));
  const shown = rows.filter((row) => row !== "");
  const longest = Math.max(...shown.map((row) => row.length));
  const [wide, high] = [size * (0.58 * longest + 0.75), size * 1.15 * shown.length + size * 0.3];
  return (
    <g transform={`translate(${at[0]} ${at[1]})`} className="pointer-events-none">
      <rect
        x={-wide / 2}
        y={-high / 2}
        width={wide}
        height={high}
        rx={size * 0.5}
        strokeWidth="1.25"
        className="fill-raised stroke-accent forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]"
      />
      {shown.map((row, line) => (
        <text
          key={row}
          y={(line - (shown.length - 1) / 2) * size * 1.15 + size * 0.36}
          textAnchor="middle"
          fontSize={size}
          className="fill-ink font-semibold forced-colors:fill-[CanvasText]"
        >
          {row}
        </text>
      ))}
    </g>
  );
}

/**
 * What a page draws more than once: the outline of the body, and a pattern for each kind of symptom, told apart without
 * colour: strokes, dots, lines, crosses, rings.
 */
export function BodyParts({ id }: { id: string }) {
  return (
    <defs>
      <path id={`${id}-body`} d={outline.body} />
      {sensations.map(({ value }) => (
        <pattern key={value} id={`${id}-${value}`} width="12" height="12" patternUnits="userSpaceOnUse">
          <path
            d={strokes[value]}
            fill="none"
            className="stroke-accent forced-colors:stroke-[CanvasText]"
            strokeWidth={value === "tingling" ? 3 : 1.5}
            strokeLinecap="round"
          />
        </pattern>
      ))}
    </defs>
  );
}

const strokes: Record<Sensation, string> = {
  pain: "M-1 13L13-1M-1 1L1-1M11 13L13 11",
  tingling: "M3 3h0M9 9h0",
  numbness: "M0 6H12",
  cramping: "M0 9l3-6l3 6l3-6l3 6",
  weakness: "M6 3a3 3 0 1 1-.01 0",
};

/** A sample of a kind's pattern with its letter, for a legend or a button. */
export function SymptomSwatch({ kind, patterns, language }: { kind: Sensation; patterns: string; language: Language }) {
  const letter = sensations.find(({ value }) => value === kind)?.letter;
  return (
    <svg viewBox="0 0 32 32" aria-hidden className="size-8 shrink-0">
      <rect x="1" y="1" width="30" height="30" rx="6" className="fill-accent-soft stroke-accent" strokeWidth="1.25" />
      <rect x="1" y="1" width="30" height="30" rx="6" fill={`url(#${patterns}-${kind})`} />
      <circle cx="16" cy="16" r="9" className="fill-raised" />
      <text x="16" y="21" textAnchor="middle" fontSize="14" className="fill-ink font-semibold">
        {letter ? say(language, letter) : ""}
      </text>
    </svg>
  );
}
