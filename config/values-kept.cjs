// Where there is no graphics card Cornerstone makes whole numbers of values that are none (MR by Philips, PET), and forgets
// what they stood for when it is asked for the full range. `exact-greys.cjs` gives a grey to any value as it is.
const turned = "pixelData instanceof Float32Array && scaledWithNonIntegers";

module.exports = (source) => {
  if (!source.includes(turned)) throw new Error(`Cornerstone's viewport has changed: "${turned}" is gone`);
  return source.replace(turned, "false");
};
