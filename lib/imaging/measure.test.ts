import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { angle, cobbAngle, distance, ellipseArea, ellipseIn, ellipseStatistics } from "#lib/imaging/measure.ts";
import type { Point } from "#lib/imaging/slice-plane.ts";

const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));

describe("distances and angles", () => {
  test("in millimetres by the pixel's height and width, in pixels without", () => {
    expect(distance([0, 0], [3, 4], [1, 1])).toBe(5);
    expect(distance([0, 0], [10, 0], [2, 0.5])).toBe(5);
    expect(distance([0, 0], [0, 10], [2, 0.5])).toBe(20);
    expect(distance([0, 0], [0, 10], null)).toBe(10);
  });

  test("a right angle stays one only where pixels are square", () => {
    expect(angle([10, 0], [0, 0], [0, 10], [1, 1])).toBeCloseTo(90);
    expect(angle([10, 10], [0, 0], [10, 0], [1, 1])).toBeCloseTo(45);
    expect(angle([10, 10], [0, 0], [10, 0], [1, 2])).toBeCloseTo(26.565, 3);
    expect(angle([10, 0], [0, 0], [-10, 0], null)).toBeCloseTo(180);
  });

  test("Cobb: the same whichever way the lines were drawn", () => {
    const level: [Point, Point] = [
      [0, 0],
      [10, 0],
    ];
    const tilted: [Point, Point] = [
      [0, 50],
      [10, 50 + 10 * Math.tan(Math.PI / 9)],
    ];
    expect(cobbAngle(level, tilted, [1, 1])).toBeCloseTo(20);
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const one = cobbAngle([a, b], [c, d], [1, 0.7]);
        expect(cobbAngle([b, a], [c, d], [1, 0.7])).toBeCloseTo(one, 6);
        expect(cobbAngle([c, d], [a, b], [1, 0.7])).toBeCloseTo(one, 6);
        expect(one).toBeLessThanOrEqual(90);
      }),
    );
  });
});

describe("an ellipse", () => {
  test("its area is in square millimetres", () => {
    expect(ellipseArea(ellipseIn([10, 30], [0, 0]), [2, 1])).toBeCloseTo(Math.PI * 5 * 30);
  });

  test("its statistics are those of the pixels within, by plain arithmetic", () => {
    const [rows, columns] = [20, 30];
    const pixels = Int16Array.from({ length: rows * columns }, (_, at) => ((at * 7919) % 2000) - 1000);
    fc.assert(
      fc.property(point, point, (a, b) => {
        const ellipse = ellipseIn(a, b);
        const inside: number[] = [];
        for (const [at, value] of pixels.entries()) {
          const [x, y] = [at % columns, Math.floor(at / columns)];
          const [dx, dy] = [(x - ellipse.center[0]) / ellipse.radii[0], (y - ellipse.center[1]) / ellipse.radii[1]];
          if (dx ** 2 + dy ** 2 <= 1) inside.push(value);
        }
        const found = ellipseStatistics(pixels, { rows, columns }, ellipse);
        if (inside.length === 0) {
          expect(found).toBeNull();
          return;
        }
        const mean = inside.reduce((sum, value) => sum + value, 0) / inside.length;
        const variance = inside.reduce((sum, value) => sum + (value - mean) ** 2, 0) / inside.length;
        expect(found?.count).toBe(inside.length);
        expect(found?.mean).toBeCloseTo(mean, 6);
        expect(found?.deviation).toBeCloseTo(Math.sqrt(variance), 6);
        expect([found?.least, found?.greatest]).toEqual([Math.min(...inside), Math.max(...inside)]);
      }),
    );
  });
});
