import { expect, test } from "vitest";
import { lumbarAnatomy } from "./anatomy.ts";
import { mainTissue } from "./tissue.ts";

const anatomy = lumbarAnatomy({ seed: 1, herniation: { level: "L4/L5", side: "left" } });
const tissueAt = (x: number, y: number, z: number) => mainTissue(anatomy.tissueAt(x, y, z));

test("known places hold known tissues", () => {
  expect(["redMarrow", "fattyMarrow"]).toContain(tissueAt(0, -8, 0));
  expect(tissueAt(0, 22, 0)).toBe("csf");
  expect(["muscle", "fat"]).toContain(tissueAt(40, 45, 0));
  expect(tissueAt(6, -28, 0)).toBe("flow");
  expect(tissueAt(0, 84, 0)).toBe("fat");
  expect(tissueAt(0, 160, 0)).toBe("air");
});

test("the disc material lies on one side of the canal only", () => {
  const [x, y, z] = anatomy.herniation;
  expect(tissueAt(x, y, z)).toBe("extrusion");
  expect(tissueAt(-x, y, z)).not.toBe("extrusion");
});

test("the nuclei of young discs are moist and the herniated disc is dry", () => {
  const inDisc = (name: string) => {
    const [x, y, z] = anatomy.discs.find((disc) => disc.name === name)?.centre ?? [0, 0, 0];
    return tissueAt(x, y, z);
  };
  expect(inDisc("L2/L3")).toBe("nucleus");
  expect(inDisc("L4/L5")).toBe("innerAnnulus");
});

test("vertebrae are named from the head down", () => {
  expect(anatomy.vertebrae.map(({ name }) => name).slice(2, 9)).toEqual(["T12", "L1", "L2", "L3", "L4", "L5", "S1"]);
  const heights = anatomy.vertebrae.map(({ centre }) => centre[2]);
  expect(heights).toEqual([...heights].sort((a, b) => b - a));
});
