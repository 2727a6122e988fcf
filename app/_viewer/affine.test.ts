import fc from "fast-check";
import { expect, test } from "vitest";
import { affineOf, pixelWidth, toImage, toScreen } from "#app/_viewer/affine.ts";

const number = fc.double({ min: -500, max: 500, noNaN: true });

test("three corners make the mapping, turned and flipped images too", () => {
  const turned = affineOf({ rows: 100, columns: 200 }, [300, 10], [300, 410], [100, 10]);
  expect(toScreen(turned, [200, 0])).toEqual([300, 410]);
  expect(toScreen(turned, [0, 100])).toEqual([100, 10]);
  expect(toScreen(turned, [50, 50])).toEqual([200, 110]);
  expect(pixelWidth(turned)).toBe(2);
});

test("there and back again", () => {
  fc.assert(
    fc.property(number, number, number, number, (angle, scale, x, y) => {
      const size = 0.1 + Math.abs(scale);
      const affine = [size * Math.cos(angle), size * Math.sin(angle), -size * Math.sin(angle), size * Math.cos(angle)];
      const back = toImage([...affine, x, y] as never, toScreen([...affine, x, y] as never, [x, y]));
      expect(back?.[0]).toBeCloseTo(x, 5);
      expect(back?.[1]).toBeCloseTo(y, 5);
    }),
  );
  expect(toImage([1, 1, 1, 1, 0, 0], [3, 4])).toBeNull();
});
