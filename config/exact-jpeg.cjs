// Cornerstone's decoder for 12-bit JPEG is wrong in two places: its level shift is 15 grey values too bright, and the
// refining scans of a progressive picture take the sign of a coefficient for positive. Checked against DCMTK.
const repairs = [
  ["q <= -2056 / component.bitConversion", "q <= -levelShift"],
  ["q >= 2024 / component.bitConversion", "q >= 16 * greatest - levelShift"],
  ["? 255 / component.bitConversion", "? greatest"],
  ["(q + 2056 / component.bitConversion) >> 4", "(q + levelShift) >> 4"],
  [
    "        var index = blockBufferOffset + i;\n",
    "        var index = blockBufferOffset + i;\n        var greatest = Math.round(255 / component.bitConversion);\n        var levelShift = 8 * (greatest + 1) + 8;\n",
  ],
  [
    "component.blockData[offset + z] += readBit() << successive;",
    "component.blockData[offset + z] += (component.blockData[offset + z] < 0 ? -1 : 1) * (readBit() << successive);",
  ],
];

module.exports = (source) =>
  repairs.reduce((text, [from, to]) => {
    if (!text.includes(from))
      throw new Error(`Cornerstone's JPEG decoder has changed: "${from}" is gone; check its pixels again`);
    return text.replaceAll(from, to);
  }, source);
