import type { Anatomy, Lps } from "./anatomy.ts";
import { type Noise, normalNumbers } from "./noise.ts";
import { at } from "./numbers.ts";
import { coilSensitivity, saturation, signalTable, type Weighting } from "./signal.ts";
import { tissueTable } from "./tissue.ts";

/** One slice in the patient: centre of the first voxel (LPS, mm), unit vectors along a row and down a column, sizes in mm. */
export interface Plane {
  origin: Lps;
  row: Lps;
  column: Lps;
  rows: number;
  columns: number;
  spacing: number;
  thickness: number;
}

/** What a contrast needs: weighting, stored value of full signal, deviation of the noise (same unit as the signal). */
export interface Contrast {
  weighting: Weighting;
  scale: number;
  noise: number;
}

/** Pixels (12 bits in 16) of one slice in several contrasts, which share the costly look at the anatomy. */
export function renderSlice(
  anatomy: Anatomy,
  texture: Noise,
  plane: Plane,
  contrasts: readonly Contrast[],
  seed: number,
) {
  const { rows, columns } = plane;
  const tables = contrasts.map(({ weighting }) => signalTable(weighting));
  const images = contrasts.map(() => new Float32Array(rows * columns));
  sampleSlice(anatomy, texture, plane, tables, images);
  return contrasts.map((contrast, n) => {
    const image = images[n] ?? new Float32Array();
    return acquire(image, plane, contrast, normalNumbers(seed * 31 + n));
  });
}

/** Points looked at in a voxel where tissues meet: spread in the plane and evenly through the slice. */
const across = new Float32Array([-0.42, 0.25, -0.08, 0.42, -0.25, 0.08]);
const down = new Float32Array([-0.25, -0.42, 0.08, 0.25, 0.42, -0.08]);
const through = new Float32Array([0.42, -0.08, -0.42, 0.08, 0.25, -0.25]);
const POINTS = across.length;

const textureOf = new Float32Array(32).map((_, n) => tissueTable[n]?.texture ?? 0);

function sampleSlice(
  anatomy: Anatomy,
  texture: Noise,
  plane: Plane,
  tables: readonly Float32Array[],
  images: readonly Float32Array[],
): void {
  const { origin, row, column, rows, columns, spacing, thickness } = plane;
  const normal = cross(row, column);
  const { tissueAt } = anatomy;
  const look = (c: number, r: number, n: number) =>
    tissueAt(
      origin[0] + spacing * (c * row[0] + r * column[0]) + n * normal[0],
      origin[1] + spacing * (c * row[1] + r * column[1]) + n * normal[1],
      origin[2] + spacing * (c * row[2] + r * column[2]) + n * normal[2],
    );
  const firsts = new Float32Array(rows * columns);
  for (let r = 0, pixel = 0; r < rows; r += 1) {
    // Neighbours look into different depths, so that a border through the slice does not go unnoticed.
    for (let c = 0; c < columns; c += 1, pixel += 1) firsts[pixel] = look(c, r, thickness * ((r + c) & 1 ? 0.3 : -0.3));
  }
  const found = new Float32Array(POINTS);
  for (let r = 0, pixel = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1, pixel += 1) {
      const points = dull(firsts, pixel, columns) ? 1 : POINTS;
      found[0] = at(firsts, pixel);
      if (points > 1) {
        for (let k = 0; k < POINTS; k += 1)
          found[k] = look(c + at(across, k), r + at(down, k), thickness * at(through, k));
      }
      const x = origin[0] + spacing * (c * row[0] + r * column[0]);
      const y = origin[1] + spacing * (c * row[1] + r * column[1]);
      const z = origin[2] + spacing * (c * row[2] + r * column[2]);
      const rough = at(textureOf, at(found, 0) & 31);
      const grain =
        rough === 0 ? 1 : 1 + rough * (texture(x / 1.9, y / 1.9, z / 1.9) + texture(x / 6, y / 6, z / 6) - 1);
      const gain = (grain * coilSensitivity(x, y, z) * saturation(y)) / points;
      for (let n = 0; n < tables.length; n += 1) {
        (images[n] as Float32Array)[pixel] = gain * total(tables[n] as Float32Array, found, points);
      }
    }
  }
}

/** Whether the four neighbours found the same tissues, so that more points would be a waste of time. */
function dull(firsts: Float32Array, pixel: number, columns: number): boolean {
  if (pixel < columns || pixel >= firsts.length - columns) return true;
  const here = at(firsts, pixel);
  return (
    alike(here, at(firsts, pixel - 1)) &&
    alike(here, at(firsts, pixel + 1)) &&
    alike(here, at(firsts, pixel - columns)) &&
    alike(here, at(firsts, pixel + columns))
  );
}

function total(table: Float32Array, found: Float32Array, points: number): number {
  let sum = 0;
  for (let k = 0; k < points; k += 1) {
    const mixture = at(found, k);
    const first = at(table, mixture & 31);
    sum += first + ((at(table, (mixture >> 5) & 31) - first) * (mixture >> 10)) / 255;
  }
  return sum;
}

function alike(a: number, b: number): boolean {
  return (a & 1023) === (b & 1023) && Math.abs((a >> 10) - (b >> 10)) < 100;
}

/** Band-limits signal and noise alike, as a scanner does, and stores the magnitude: hence Rician noise. */
function acquire(image: Float32Array, plane: Plane, contrast: Contrast, normal: () => number): Uint16Array {
  const { rows, columns } = plane;
  const imaginary = new Float32Array(image.length);
  for (let i = 0; i < image.length; i += 1) {
    image[i] = at(image, i) + contrast.noise * normal();
    imaginary[i] = contrast.noise * normal();
  }
  blur(image, rows, columns);
  blur(imaginary, rows, columns);
  const pixels = new Uint16Array(image.length);
  for (let i = 0; i < pixels.length; i += 1) {
    const re = at(image, i);
    const im = at(imaginary, i);
    pixels[i] = Math.min(4095, Math.round(contrast.scale * Math.sqrt(re * re + im * im)));
  }
  return pixels;
}

/** The point spread of a filtered, finite acquisition: a narrow bell with slight negative lobes, along rows, then columns. */
function blur(image: Float32Array, rows: number, columns: number): void {
  const line = new Float32Array(Math.max(rows, columns) + 4);
  for (let r = 0; r < rows; r += 1) filterLine(image, line, r * columns, 1, columns);
  for (let c = 0; c < columns; c += 1) filterLine(image, line, c, columns, rows);
}

function filterLine(image: Float32Array, line: Float32Array, start: number, stride: number, length: number): void {
  for (let i = 0; i < length; i += 1) line[i + 2] = at(image, start + i * stride);
  line[0] = line[1] = at(line, 2);
  line[length + 2] = line[length + 3] = at(line, length + 1);
  for (let i = 0; i < length; i += 1) {
    const near = at(line, i + 1) + at(line, i + 3);
    const far = at(line, i) + at(line, i + 4);
    image[start + i * stride] = 0.6 * at(line, i + 2) + 0.235 * near - 0.035 * far;
  }
}

/** The direction across a slice: row × column. */
export function cross(a: Lps, b: Lps): Lps {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
