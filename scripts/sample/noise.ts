import { at } from "./numbers.ts";

/** Smooth noise in 3D, 0..1, one lattice cell per unit; deterministic by seed. */
export type Noise = (x: number, y: number, z: number) => number;

/** Value noise: random values on a lattice of 64³ (repeating), smoothly interpolated. */
export function valueNoise(seed: number): Noise {
  const values = new Float32Array(LATTICE).map(randomNumbers(seed));
  return (x, y, z) => {
    const x0 = Math.floor(x);
    const y0 = Math.floor(y);
    const z0 = Math.floor(z);
    const fx = smooth(x - x0);
    const fy = smooth(y - y0);
    const fz = smooth(z - z0);
    const xa = x0 & 63;
    const xb = (x0 + 1) & 63;
    const ya = (y0 & 63) << 6;
    const yb = ((y0 + 1) & 63) << 6;
    const za = (z0 & 63) << 12;
    const zb = ((z0 + 1) & 63) << 12;
    const low = square(values, xa | za, xb | za, ya, yb, fx, fy);
    return low + (square(values, xa | zb, xb | zb, ya, yb, fx, fy) - low) * fz;
  };
}

/** Uniform random numbers in [0, 1), deterministic by seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normally distributed random numbers (mean 0, deviation 1), quick: drawn from a shuffled table. */
export function normalNumbers(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return at(normalTable, state >>> 16);
  };
}

const LATTICE = 64 ** 3;

const normalTable = (() => {
  const random = randomNumbers(1);
  return new Float32Array(65_536).map(() => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
})();

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function square(values: Float32Array, a: number, b: number, ya: number, yb: number, fx: number, fy: number): number {
  const near = at(values, a | ya);
  const far = at(values, a | yb);
  const low = near + (at(values, b | ya) - near) * fx;
  return low + (far + (at(values, b | yb) - far) * fx - low) * fy;
}
