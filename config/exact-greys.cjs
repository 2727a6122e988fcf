// Where there is no graphics card Cornerstone draws through a table of greys from the least to the greatest value that a file
// is said to hold: what lies outside, as padding does, and whatever is no whole number takes a grey by chance, and a curve is
// drawn as a line. Here each value has the grey that `lib/imaging/windowing.ts` gives it (PS3.3 C.11.2.1).
const table = `
import { grey } from "exact-windowing";
export default function generateLut(image, width, center, invert) {
  const { slope, intercept, isPreScaled, voiLUTFunction } = image;
  const voi = voiLUTFunction === "SIGMOID" ? "SIGMOID" : "LINEAR"; // to which Cornerstone turns every other window
  const greyOf = (stored) => {
    const share = grey(isPreScaled ? stored : stored * slope + intercept, { center, width }, voi);
    return 255 * (invert ? 1 - share : share);
  };
  const pixels = image.voxelManager.getScalarData();
  const bytes = pixels.BYTES_PER_ELEMENT;
  const isTable = bytes < 4 && Number.isInteger(pixels[0] ?? 0);
  const first = pixels instanceof Int16Array || pixels instanceof Int8Array ? -(2 ** (8 * bytes - 1)) : 0;
  const lut = new Uint8ClampedArray(isTable ? 2 ** (8 * bytes) : 0);
  for (let at = 0; at < lut.length; at++) lut[at] = greyOf(at + first);
  image.cachedLut = { lutArray: Object.assign(lut, { first, greyOf }) };
  return lut;
}
`;

const pixels = `
export default function storedPixelDataToCanvasImageData(image, lut, data) {
  const pixels = image.voxelManager.getScalarData();
  const { first, greyOf, length } = lut;
  for (let at = 0; at < pixels.length; at++)
    data[4 * at + 3] = length > 0 ? lut[pixels[at] - first] : greyOf(pixels[at]);
}
`;

module.exports = function () {
  return this.resourcePath.endsWith("generateLut.js") ? table : pixels;
};
