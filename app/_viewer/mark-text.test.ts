import { expect, test } from "vitest";
import { markText, scaleBar } from "#app/_viewer/mark-text.ts";

const at = (kind: Parameters<typeof markText>[0]["kind"], ...points: [number, number][]) => ({
  kind,
  points,
  text: "",
});

test("millimetres where pixels are calibrated, else pixels, and that they are", () => {
  expect(markText(at("length", [0, 0], [30, 40]), [0.5, 0.5], null)).toEqual(["25.0 mm"]);
  expect(markText(at("length", [0, 0], [30, 40]), null, null)).toEqual(["50.0 px, not calibrated"]);
  expect(markText(at("bidirectional", [0, 0], [0, 10], [0, 0], [5, 0]), [2, 1], null)).toEqual(["20.0 × 5.0 mm"]);
});

test("angles, ellipses and words; nothing while places are missing", () => {
  expect(markText(at("angle", [1, 0], [0, 0], [0, 1]), null, null)).toEqual(["90.0°"]);
  expect(markText(at("cobb", [0, 0], [1, 0], [0, 5], [1, 6]), [1, 1], null)).toEqual(["Cobb 45.0°"]);
  const statistics = { count: 9, mean: -12.34, deviation: 4, least: -20, greatest: 3 };
  expect(markText(at("ellipse", [0, 0], [20, 20]), [1, 1], statistics)).toEqual([
    ...["314 mm²", "mean −12.3, SD 4", "−20 to 3"],
  ]);
  expect(markText({ ...at("arrow", [0, 0], [5, 5]), text: "fragment" }, null, null)).toEqual(["fragment"]);
  expect(markText(at("cobb", [0, 0], [1, 0], [0, 5]), null, null)).toEqual([]);
});

test("the bar of the scale is a round number of millimetres and fits", () => {
  expect(scaleBar(2)).toEqual({ mm: 50, length: 100 });
  expect(scaleBar(0.4)).toEqual({ mm: 100, length: 40 });
  expect(scaleBar(500)).toBeNull();
});
