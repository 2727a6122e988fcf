import { classNames } from "./class-names.ts";
import { discs, roots, sacrum, seams, vertebra, vertebrae } from "./spine-paths.ts";

/** The lower back from the side, in the hand of the mark: five vertebrae, the sacrum, and one nerve that glows. */
export function Spine({ className }: { className?: string }) {
  return (
    <svg
      viewBox="120 20 270 612"
      fill="none"
      aria-hidden
      strokeLinejoin="round"
      strokeLinecap="round"
      className={classNames("text-ink", className)}
    >
      <defs>
        <Glow id="spine-glow" />
        <linearGradient id="spine-nerve" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--light)" />
          <stop offset="1" stopColor="var(--light)" stopOpacity="0" />
        </linearGradient>
      </defs>
      <g className="fill-accent-soft stroke-accent" strokeWidth="1.75">
        {discs.map((d) => (
          <path key={d} d={d} />
        ))}
      </g>
      <path d={sacrum} className="fill-raised" stroke="currentColor" strokeWidth="2" />
      <path d={seams} stroke="currentColor" strokeWidth="1.5" opacity=".4" />
      {vertebrae.map(({ place, size }) => (
        <path
          key={place}
          d={vertebra}
          transform={`${place} scale(${size}) translate(-15.2 -11.5)`}
          className="fill-raised"
          stroke="currentColor"
          strokeWidth={2 / size}
        />
      ))}
      {roots.map(([x, y]) => (
        <g key={y} className="stroke-edge" strokeWidth="2">
          <path d={`M${x} ${y}c-4 22-22 34-34 60`} />
          <circle cx={x} cy={y} r="5" className="fill-paper" />
        </g>
      ))}
      <circle cx="266.5" cy="348.4" r="92" fill="url(#spine-glow)" />
      <path d="M266.5 348.4c-5 48-46 78-48 142s22 86 16 124" stroke="url(#spine-nerve)" strokeWidth="4" />
      <circle cx="266.5" cy="348.4" r="11" className="fill-light" />
    </svg>
  );
}

/** Light that fades from its middle, to be filled with by its id: what the mark has in its foramen. */
export function Glow({ id }: { id: string }) {
  return (
    <radialGradient id={id}>
      <stop offset="0" stopColor="var(--light)" stopOpacity=".5" />
      <stop offset=".4" stopColor="var(--light)" stopOpacity=".16" />
      <stop offset="1" stopColor="var(--light)" stopOpacity="0" />
    </radialGradient>
  );
}
