import { discs, roots, sacrum, seams, vertebra, vertebrae } from "#app/_ui/spine-paths.ts";

const ink = "#16211f";
const light = "#f2a51a";
const edge = "#75817e";

/** The spine of `app/_ui/spine.tsx` as a file of its own, where no style sheet reaches. */
export const spineDrawing = (accent: string): string => `<svg xmlns="http://www.w3.org/2000/svg"
 viewBox="120 20 270 612" fill="none" stroke-linejoin="round" stroke-linecap="round">
<defs>
<radialGradient id="glow"><stop offset="0" stop-color="${light}" stop-opacity=".5"/><stop offset=".4"
 stop-color="${light}" stop-opacity=".16"/><stop offset="1" stop-color="${light}" stop-opacity="0"/></radialGradient>
<linearGradient id="nerve" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1"
 stop-color="${light}" stop-opacity="0"/></linearGradient>
</defs>
<g fill="${accent}" fill-opacity=".1" stroke="${accent}" stroke-width="1.75">${discs.map(path).join("")}</g>
<path d="${sacrum}" fill="#ffffff" stroke="${ink}" stroke-width="2"/>
<path d="${seams}" stroke="${ink}" stroke-width="1.5" opacity=".4"/>
${vertebrae
  .map(
    ({ place, size }) =>
      `<path d="${vertebra}" transform="${place} scale(${size}) translate(-15.2 -11.5)" fill="#ffffff"
 stroke="${ink}" stroke-width="${2 / size}"/>`,
  )
  .join("")}
${roots
  .map(
    ([x, y]) =>
      `<g stroke="${edge}" stroke-width="2"><path d="M${x} ${y}c-4 22-22 34-34 60"/><circle cx="${x}" cy="${y}"
 r="5" fill="#faf9f6"/></g>`,
  )
  .join("")}
<circle cx="266.5" cy="348.4" r="92" fill="url(#glow)"/>
<path d="M266.5 348.4c-5 48-46 78-48 142s22 86 16 124" stroke="url(#nerve)" stroke-width="4"/>
<circle cx="266.5" cy="348.4" r="11" fill="${light}"/>
</svg>`;

const path = (d: string) => `<path d="${d}"/>`;
