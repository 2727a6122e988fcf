/**
 * A clinic's accent as the two colours the rooms need: `day`, darkened until it can be read on paper and carries white
 * text, and `night`, lightened until it can be read on the dark rooms' ground.
 */
export function accentColours(hex: string): { day: string; night: string } {
  const [hue, saturation, lightness] = toHsl(parse(hex));
  const calm = Math.min(saturation, 0.48);
  return {
    day: firstThat(
      (step) => fromHsl([hue, saturation, lightness - step]),
      (colour) => contrast(colour, paper) >= 4.6,
    ),
    night: firstThat(
      (step) => fromHsl([hue, calm, lightness + step]),
      (colour) => contrast(colour, dark) >= 7.5,
    ),
  };
}

type Colour = [number, number, number];

/** The darkest ground of the light rooms that bears text, and the brightest of the dark ones. */
const paper: Colour = [0xf2, 0xf0, 0xea];
const dark: Colour = [0x1a, 0x21, 0x20];

function firstThat(at: (step: number) => Colour, enough: (colour: Colour) => boolean): string {
  let step = 0;
  while (step < 1 && !enough(at(step))) step += 0.01;
  return format(at(step));
}

function toHsl([red, green, blue]: Colour): Colour {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const top = Math.max(r, g, b);
  const span = top - Math.min(r, g, b);
  const lightness = top - span / 2;
  if (span === 0) return [0, 0, lightness];
  const sixth = top === r ? (g - b) / span : top === g ? 2 + (b - r) / span : 4 + (r - g) / span;
  return [(sixth * 60 + 360) % 360, span / (1 - Math.abs(2 * lightness - 1)), lightness];
}

function fromHsl([hue, saturation, lightness]: Colour): Colour {
  const light = Math.min(1, Math.max(0, lightness));
  const channel = (offset: number) => {
    const turn = (offset + hue / 30) % 12;
    const part = light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
    return Math.round(part * 255);
  };
  return [channel(0), channel(8), channel(4)];
}

const parse = (hex: string): Colour => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Colour;

const format = (colour: Colour): string =>
  `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;

/** The contrast ratio of WCAG 2. */
function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
