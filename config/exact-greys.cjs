// Where there is no graphics card Cornerstone draws through a table of greys from the least to the greatest value that a file
// is said to hold: what lies outside, as padding does, and whatever is no whole number takes a grey by chance, and a curve is
// drawn as a line. Here each value has the grey that `lib/imaging/windowing.ts` gives it (PS3.3 C.11.2.1).
const table = `
export default function generateLut(image, width, center, invert) {
  const half = Math.max(width - 1, 0.001) / 2;
  const linear = (value) => (value - (center - 0.5 - half)) / (2 * half);
  const sigmoid = (value) => 1 / (1 + Math.exp((-4 * (value - center)) / Math.max(width, 1)));
  const share = image.voiLUTFunction === "SIGMOID" ? sigmoid : linear;
  const { slope, intercept, isPreScaled } = image;
  const greyOf = (stored) => {
    const grey = Math.min(Math.max(share(isPreScaled ? stored : stored * slope + intercept), 0), 1) * 255;
    return invert ? 255 - grey : grey;
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
