import { concatenate } from "#lib/imaging/concatenate.ts";
import { type Element, encode, specimen } from "#lib/imaging/specimen.ts";

/** Rows and columns of every picture here. */
const size = 64;

type Picture = (x: number, y: number) => number;

type GreyCase = {
  name: string;
  file: Uint8Array;
  aspect: number;
  /** For each frame the mean greys of a grid of cells. */
  frames: (side: number) => number[][];
  /** Words at the edges of the image. */
  edges: readonly string[];
  /** How far a cell may be off, of 255. */
  within: number;
  /** The same where there is no graphics card: steps are drawn after they were shaded there, and so are steeper. */
  withinWithoutCard: number;
};

/** Grey levels of 255: the screen has more pixels than the image, and rounds; lossy decoders differ a little. */
export const usual = 4;

/** From 0 at the top left to 1 at the bottom right, twice as steep downward: turned or mirrored it is another picture. */
const slope: Picture = (x, y) => (x + 2 * y) / (3 * (size - 1));
const between = (low: number, high: number): Picture => {
  return (x, y) => Math.round(low + (high - low) * slope(x, y));
};

/** PS3.3 C.11.2.1.2, as it is written there; of 255. */
const linear = (value: number, center: number, width: number): number =>
  255 * Math.min(Math.max((value - (center - 0.5)) / (width - 1) + 0.5, 0), 1);
const linearExact = (value: number, center: number, width: number): number =>
  255 * Math.min(Math.max((value - center) / width + 0.5, 0), 1);
const sigmoid = (value: number, center: number, width: number): number =>
  255 / (1 + Math.exp((-4 * (value - center)) / width));

const window = (center: number, width: number): Element[] => [
  ["0028,1050", "DS", String(center)],
  ["0028,1051", "DS", String(width)],
];
const bits = (allocated: number, stored: number, high: number, signed: 0 | 1): Element[] => [
  ["0028,0100", "US", allocated],
  ["0028,0101", "US", stored],
  ["0028,0102", "US", high],
  ["0028,0103", "US", signed],
];

const all = <Value>(of: (x: number, y: number) => Value): Value[] =>
  Array.from({ length: size * size }, (_, at) => of(at % size, Math.floor(at / size)));
const words = (of: Picture): Uint8Array => new Uint8Array(Uint16Array.from(all((x, y) => of(x, y) & 0xffff)).buffer);
const bytes = (of: Picture): Uint8Array => Uint8Array.from(all(of));
const numbers = (values: readonly number[]): Uint8Array => new Uint8Array(Uint16Array.from(values).buffer);

const item = (elements: readonly Element[]): Uint8Array => {
  const body = concatenate(elements.map((element) => encode(element, false)));
  const head = Uint8Array.of(0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0);
  new DataView(head.buffer).setUint32(4, body.length, true);
  return concatenate([head, body]);
};
const sequence = (tag: string, ...items: readonly Element[][]): Element => [tag, "SQ", concatenate(items.map(item))];

let count = 0;
function grey(
  name: string,
  elements: readonly Element[],
  pixels: Uint8Array,
  shown: Picture | readonly Picture[],
  {
    aspect = 1,
    edges = [],
    within = usual,
    withinWithoutCard = within,
  }: Partial<Pick<GreyCase, "aspect" | "edges" | "within" | "withinWithoutCard">> = {},
): GreyCase {
  const uid = `1.2.826.0.1.3680043.9.9999.7.${++count}`;
  const pictures = typeof shown === "function" ? [shown] : shown;
  const file = specimen([
    ["0008,0018", "UI", `${uid}.1`],
    ["0008,103e", "LO", name],
    ["0010,0030", "DA", "19680412"],
    ["0020,000e", "UI", uid],
    ["0020,0011", "IS", String(count)],
    ["0028,0010", "US", size],
    ["0028,0011", "US", size],
    ...bits(16, 16, 15, 0),
    ["7fe0,0010", "OW", pixels],
    ...elements,
  ]);
  const frames = (side: number) => pictures.map((picture) => cells(picture, side));
  return { name, file, aspect, frames, edges, within, withinWithoutCard };
}

function cells(picture: Picture, side: number): number[] {
  const sums = new Float64Array(side * side);
  const counts = new Float64Array(side * side);
  const fine = 4; // parts of a pixel, as cells do not end where pixels do
  for (let y = 0; y < size * fine; y++)
    for (let x = 0; x < size * fine; x++) {
      const cell = Math.floor((y * side) / (size * fine)) * side + Math.floor((x * side) / (size * fine));
      sums[cell] = (sums[cell] ?? 0) + picture(Math.floor(x / fine), Math.floor(y / fine));
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  return Array.from(sums, (sum, cell) => sum / (counts[cell] ?? 1));
}

const twelve = between(0, 4095);
const signed = between(-1000, 1000);
const byte = between(0, 255);
const colour = (photometric: string, planar: 0 | 1, pixels: Uint8Array): Element[] => [
  ["0028,0002", "US", 3],
  ["0028,0004", "CS", photometric],
  ["0028,0006", "US", planar],
  ...bits(8, 8, 7, 0),
  ["7fe0,0010", "OB", pixels],
];
const none = new Uint8Array();
const falling: Picture = (x, y) => 255 - byte(x, y);
const orientation = (six: string): Element => ["0020,0037", "DS", six];
const table = Array.from({ length: 256 }, (_, at) => Math.round(255 * (at / 255) ** 2));
const clamped = (value: number): number => Math.min(Math.max(value, 0), 255);

/** Pictures whose grey the standard fixes exactly, and what must be seen of them. */
export const greyCases: readonly GreyCase[] = [
  grey("12 bits", [...bits(16, 12, 11, 0), ...window(2048, 3000)], words(twelve), (x, y) =>
    linear(twelve(x, y), 2048, 3000),
  ),
  grey(
    "black for white",
    [["0028,0004", "CS", "MONOCHROME1"], ...bits(16, 12, 11, 0), ...window(2048, 4096)],
    words(twelve),
    (x, y) => 255 - linear(twelve(x, y), 2048, 4096),
  ),
  grey("signed", [...bits(16, 16, 15, 1), ...window(100, 1500)], words(signed), (x, y) =>
    linear(signed(x, y), 100, 1500),
  ),
  grey(
    "signed in 12 bits",
    [...bits(16, 12, 11, 1), ...window(0, 2000)],
    words((x, y) => signed(x, y) & 0xfff),
    (x, y) => linear(signed(x, y), 0, 2000),
  ),
  grey(
    "a drawing in unused bits",
    [...bits(16, 12, 11, 0), ...window(2048, 4096)],
    words((x, y) => twelve(x, y) | (x > 20 && x < 30 ? 0xf000 : 0)),
    (x, y) => linear(twelve(x, y), 2048, 4096),
  ),
  grey(
    "the upper 12 bits",
    [...bits(16, 12, 15, 0), ...window(2048, 4096)],
    words((x, y) => twelve(x, y) << 4),
    (x, y) => linear(twelve(x, y), 2048, 4096),
  ),
  grey("8 bits", [...bits(8, 8, 7, 0), ...window(128, 256), ["7fe0,0010", "OB", bytes(byte)]], none, (x, y) =>
    linear(byte(x, y), 128, 256),
  ),
  grey(
    "rescaled by a fraction",
    [...bits(16, 12, 11, 0), ["0028,1052", "DS", "-512.5"], ["0028,1053", "DS", "0.25"], ...window(0, 900)],
    words(twelve),
    (x, y) => linear(twelve(x, y) * 0.25 - 512.5, 0, 900),
  ),
  grey(
    "the first of two windows",
    [
      ["0028,1050", "DS", "500\\2000"],
      ["0028,1051", "DS", "900\\4000"],
    ],
    words(twelve),
    (x, y) => linear(twelve(x, y), 500, 900),
  ),
  grey("a very narrow window", window(2000, 1), words(twelve), (x, y) => (twelve(x, y) <= 1999 ? 0 : 255), {
    within: 6, // between two pixels the step is a slope
    withinWithoutCard: 12,
  }),
  grey("exactly linear", [...window(20, 10), ["0028,1056", "CS", "LINEAR_EXACT"]], words(between(0, 40)), (x, y) =>
    linearExact(between(0, 40)(x, y), 20, 10),
  ),
  grey("sigmoid", [...window(2000, 1500), ["0028,1056", "CS", "SIGMOID"]], words(twelve), (x, y) =>
    sigmoid(twelve(x, y), 2000, 1500),
  ),
  grey(
    "through a table of greys",
    [
      sequence("0028,3010", [
        ["0028,3002", "US", numbers([256, 100, 8])],
        ["0028,3006", "OW", numbers(table)],
      ]),
    ],
    words((x, y) => byte(x, y) + 100),
    (x, y) => table[byte(x, y)] ?? 0,
  ),
  grey(
    "through a table of values",
    [
      sequence("0028,3000", [
        ["0028,3002", "US", numbers([256, 0, 16])],
        ["0028,3004", "LO", "US"],
        ["0028,3006", "OW", numbers(table.map((value) => value * 10))],
      ]),
      ...window(1200, 2000),
    ],
    words(byte),
    (x, y) => linear((table[byte(x, y)] ?? 0) * 10, 1200, 2000),
  ),
  grey(
    "no window, and padding",
    [...bits(16, 16, 15, 1), ["0028,0120", "SS", numbers([-2000 & 0xffff])]],
    words((x, y) => (x < 16 ? -2000 : signed(x, y))),
    (x, y) => (x < 16 ? 0 : linear(signed(x, y), (signed(16, 0) + 1001) / 2, 1001 - signed(16, 0))),
    { within: 12 }, // likewise where the padding ends; with the padding in the window it would be 150
  ),
  grey(
    "colour by pixel",
    colour("RGB", 0, Uint8Array.from(all((x, y) => [byte(x, y), 90, falling(x, y)]).flat())),
    none,
    byte,
  ),
  grey(
    "colour by plane",
    colour("RGB", 1, Uint8Array.from([...all(byte), ...all(() => 90), ...all(falling)])),
    none,
    byte,
  ),
  grey(
    "brightness and colour",
    colour("YBR_FULL", 0, Uint8Array.from(all((x, y) => [byte(x, y), 100, 140]).flat())),
    none,
    (x, y) => clamped(byte(x, y) + 1.402 * 12),
  ),
  grey(
    "brightness and shared colour",
    colour(
      "YBR_FULL_422",
      0,
      Uint8Array.from(all((x, y) => (x % 2 === 0 ? [byte(x, y), byte(x + 1, y), 100, 140] : [])).flat()),
    ),
    none,
    (x, y) => clamped(byte(x, y) + 1.402 * 12),
  ),
  grey(
    "palette",
    [
      ["0028,0004", "CS", "PALETTE COLOR"],
      ...bits(8, 8, 7, 0),
      ["0028,1101", "US", numbers([256, 0, 16])],
      ["0028,1102", "US", numbers([256, 0, 16])],
      ["0028,1103", "US", numbers([256, 0, 16])],
      ["0028,1201", "OW", numbers(table.map((value) => value * 257))],
      ["0028,1202", "OW", numbers(table.map(() => 20_000))],
      ["0028,1203", "OW", numbers(table.map(() => 40_000))],
      ["7fe0,0010", "OB", bytes(byte)],
    ],
    none,
    (x, y) => table[byte(x, y)] ?? 0,
  ),
  grey(
    "two frames, each with its window",
    [
      ["0028,0008", "IS", "2"],
      sequence(
        "5200,9230",
        [sequence("0028,9132", window(1000, 2000))],
        [
          sequence("0028,9132", window(3000, 2000)),
          sequence("0028,9145", [
            ["0028,1052", "DS", "100"],
            ["0028,1053", "DS", "1"],
          ]),
        ],
      ),
    ],
    concatenate([words(twelve), words(twelve)]),
    [(x, y) => linear(twelve(x, y), 1000, 2000), (x, y) => linear(twelve(x, y) + 100, 3000, 2000)],
  ),
  grey(
    "rows twice as far apart as columns",
    [["0028,0030", "DS", "2\\1"], ...window(2048, 4096)],
    words(twelve),
    (x, y) => linear(twelve(x, y), 2048, 4096),
    { aspect: 0.5, edges: ["Orientation unknown"] },
  ),
  grey(
    "seen from the side",
    [orientation("0\\1\\0\\0\\0\\-1"), ...window(2048, 4096)],
    words(twelve),
    (x, y) => linear(twelve(x, y), 2048, 4096),
    { edges: ["A", "P", "H", "F"] },
  ),
  grey(
    "seen from below, tilted",
    [orientation("1\\0\\0\\0\\0.9\\-0.436"), ...window(2048, 4096)],
    words(twelve),
    (x, y) => linear(twelve(x, y), 2048, 4096),
    { edges: ["R", "L", "AH", "PF"] },
  ),
];
