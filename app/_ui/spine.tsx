import { classNames } from "./class-names.ts";

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
        <radialGradient id="spine-glow">
          <stop offset="0" stopColor="var(--light)" stopOpacity=".5" />
          <stop offset=".4" stopColor="var(--light)" stopOpacity=".16" />
          <stop offset="1" stopColor="var(--light)" stopOpacity="0" />
        </radialGradient>
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

const vertebra =
  "M5 5.6C4.7 4.5 5.7 3.9 6.8 4.1C12 5.1 18 5.1 23.2 4.1C24.4 3.9 25 4.3 25.6 5C26.5 5.9 28.1 5.6 28.6 4.2C29 3 29 2.4 29.4 1.6C29.9 .5 31.3 .5 31.7 1.7C32.2 3 32.4 4.2 33.6 4.6C38 4.8 42.6 6.2 45 9C46.6 11 46.4 14.6 45.2 16.6C44.3 18 42.8 17.7 41.4 16.9C40 16.2 38.6 15.9 38.2 17.4C37.8 19.3 37.6 21 36.9 22.6C36 24.3 33.7 24 33.4 22C33 18.4 33.6 14.4 31.8 12.4C30.2 10.8 27.6 10.9 25.5 11.4C24.7 13.2 24.9 15.4 25.5 17.2C25.9 18.6 25 19.3 23.6 19C18 18.1 12 18.1 6.8 19C5.5 19.2 4.7 18.3 5.1 17.1C6.1 13.6 6.1 9.2 5 5.6Z";

/** From the fifth up, so that each one's joint lies over the one below. */
const vertebrae = [
  { place: "translate(224.4 420.5) rotate(-20)", size: 4.65 },
  { place: "translate(201.9 330.0) rotate(-8)", size: 4.7 },
  { place: "translate(195.4 238.6) rotate(0)", size: 4.6 },
  { place: "translate(200.7 151.4) rotate(7)", size: 4.45 },
  { place: "translate(215.0 70.0) rotate(13)", size: 4.3 },
];

const discs = [
  "M170.5 90.6L247.6 108.4C254.3 111.7 253.2 124.1 246 126.1L164.7 116.1C158.7 110.7 162.8 92.9 170.5 90.6Z",
  "M157.1 177.5L238.4 187.5C245.5 190.3 245.6 203.8 238.7 206.8L154 206.8C147.5 201.7 149.7 181.1 157.1 177.5Z",
  "M154 270.8L238.7 270.8C246 273.1 247.7 287.8 241.1 291.7L155.5 303.8C148.3 299.1 147.3 276 154 270.8Z",
  "M164.6 368.5L250.2 356.4C266.5 355.7 269.5 369 254.5 375.4L174.1 404.7C165.9 401 159.2 375.7 164.6 368.5Z",
  "M196.2 465.4L276.6 436.1C283.5 433.9 288.4 441.4 283.7 446.9L212.2 498.8C203.5 496.8 192.3 473.4 196.2 465.4Z",
];

const sacrum =
  "M209.8 505.1C204 500.2 207.4 495.4 212.5 492.8C236 480.9 258.5 464.5 277.9 445.3C283.1 439.8 288.6 441 292.4 446.3L300.5 441.5C299.1 433.3 294.2 426.6 292.6 419.7C291.6 413.5 298.2 409.9 302.7 414.6C311.4 423.3 319.1 429.2 330.4 429C350.7 429.2 349.5 447.3 352.7 456.5C356.8 468.4 365.9 469.9 368.4 487.6C369.5 501.7 377.6 509.7 378.4 529.8C379.7 555.3 373.8 588.3 356.3 614.8C349.4 624.4 340.7 620.4 342.9 610.7C347.4 586.8 344.1 569.6 329.4 557.3C307.7 538.6 266.4 530.7 243 527C229.5 524.2 218.5 513.8 209.8 505.1Z";

const seams =
  "M259.1 530.2C280.3 518.2 297.4 494.3 310.8 473.1M297.7 539C314.4 525.6 325.1 508.7 334.2 489.5M327 555.6C339.5 544.3 347.3 528.2 352.6 511.7";

/** Where the other nerves leave. */
const roots = [
  [265.3, 107.6],
  [256.5, 185.0],
  [256.6, 266.5],
  [289.4, 422.6],
] as const;
