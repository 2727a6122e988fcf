import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { specimen } from "#lib/imaging/specimen.ts";
import { numbersFrom } from "./numbers-from.ts";

export type Slices = { folder: string; count: number; bytes: number };

/**
 * Writes `count` MR slices of `side` × `side` 16-bit pixels (256 makes 131 KB) in series of 100, as noisy as scanners
 * make them, so that they deflate to about a half. The same slices for the same `seed`.
 */
export function writeSlices(folder: string, count: number, side: number, seed = 1): Slices {
  mkdirSync(folder, { recursive: true });
  const random = numbersFrom(seed);
  const noise = Float32Array.from({ length: 2 ** 18 }, () => (random() + random() + random() - 1.5) * 24);
  let bytes = 0;
  for (let at = 0; at < count; at++) {
    const file = slice(at, side, seed, noise, Math.floor(random() * noise.length));
    writeFileSync(join(folder, `IM${String(at).padStart(5, "0")}`), file);
    bytes += file.length;
  }
  return { folder, count, bytes };
}

/** Each slice begins elsewhere in the noise, which is larger than the window that deflate looks back. */
function slice(at: number, side: number, seed: number, noise: Float32Array, begin: number): Uint8Array {
  const pixels = new Uint16Array(side * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x / side - 0.5, y / side - 0.5];
      const inside = dx * dx * 2 + dy * dy < 0.2;
      const signal = inside ? 600 + 200 * Math.sin(9 * dx + at / 20) * Math.cos(7 * dy) : 0;
      const hiss = noise[(begin + y * side + x) % noise.length] ?? 0;
      pixels[y * side + x] = Math.max(0, Math.round(signal + hiss));
    }
  return specimen([
    ["0008,0018", "UI", `1.2.3.${seed}.${at + 1}`],
    ["0010,0010", "PN", "Sample^Pat"],
    ["0020,000d", "UI", `1.2.3.${seed}`],
    ["0020,000e", "UI", `1.2.3.${seed}.0.${Math.floor(at / 100) + 1}`],
    ["0020,0013", "IS", String((at % 100) + 1)],
    ["0028,0010", "US", side],
    ["0028,0011", "US", side],
    ["7fe0,0010", "OW", new Uint8Array(pixels.buffer)],
  ]);
}
