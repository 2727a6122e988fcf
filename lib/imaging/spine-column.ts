import type { Cut, Volume } from "#lib/imaging/reformat.ts";

/** Hounsfield units of bone, and of nothing that is in people but is not bone. */
const [least, most] = [200, 2_000];
/** About as wide as a vertebra, millimetres. */
const wide = 40;
/** So many slices, and every so many pixels, tell as much as all. */
const [slicesRead, step] = [60, 2];

/**
 * The cut of a CT that goes through the middle of the spine: where a stretch as wide as a vertebra has most bone over all
 * slices. The middle of the pictures is not it: people do not lie in the middle of the scanner. Slices in Hounsfield
 * units, by their numbers in the series; null where there is no bone.
 */
export function cutThroughSpine(
  { order, top }: Volume,
  cut: Cut,
  slices: readonly (ArrayLike<number> | null)[],
): number | null {
  const { rows, columns, spacing } = top;
  const bone = new Float64Array(cut === "sagittal" ? columns : rows);
  const every = Math.max(1, Math.floor(order.length / slicesRead));
  for (const [nth, number] of order.entries()) {
    const slice = nth % every === 0 ? slices[number] : null;
    if (!slice) continue;
    // Every place along the cuts counts, every other one across them.
    const [down, right] = cut === "sagittal" ? [step, 1] : [1, step];
    for (let y = 0; y < rows; y += down)
      for (let x = 0; x < columns; x += right) {
        const value = slice[y * columns + x] ?? 0;
        const at = cut === "sagittal" ? x : y;
        if (value >= least && value <= most) bone[at] = (bone[at] ?? 0) + 1;
      }
  }
  return middleOfMost(bone, Math.round(wide / 2 / (cut === "sagittal" ? spacing[1] : spacing[0])));
}

/** The place around which most lies, `reach` to each side; of equal ones the middle. */
function middleOfMost(counts: Float64Array, reach: number): number | null {
  const sums = [...counts.keys()].map((at) =>
    counts.subarray(Math.max(0, at - reach), at + reach + 1).reduce((sum, count) => sum + count, 0),
  );
  const greatest = Math.max(0, ...sums);
  return greatest === 0 ? null : Math.floor((sums.indexOf(greatest) + sums.lastIndexOf(greatest)) / 2);
}
