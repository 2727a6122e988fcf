import fc from "fast-check";
import { expect, test } from "vitest";
import { type Finger, pinched, type View, zoomed } from "#app/_viewer/pinch.ts";

const height = 400;

/** What is seen at a place of the screen, where the view looks along the third axis. */
const seenAt = ({ parallelScale, focalPoint }: View, [x, y]: readonly [number, number]): Finger["world"] => {
  const perPixel = (2 * parallelScale) / height;
  return [focalPoint[0] + (x - 200) * perPixel, focalPoint[1] + (y - 200) * perPixel, focalPoint[2]];
};
const finger = (view: View, canvas: readonly [number, number]): Finger => ({ canvas, world: seenAt(view, canvas) });

const view: View = { parallelScale: 120, focalPoint: [10, -20, 30], position: [10, -20, 400] };
const place = fc.tuple(fc.integer({ min: 0, max: 399 }), fc.integer({ min: 0, max: 399 }));

test("what two fingers hold stays under them, however they close, open and wander", () => {
  fc.assert(
    fc.property(place, place, place, fc.double({ min: 0.2, max: 5, noNaN: true }), (one, other, by, wider) => {
      fc.pre(one[0] !== other[0] || one[1] !== other[1]);
      const middle = [(one[0] + other[0]) / 2 + by[0] / 10, (one[1] + other[1]) / 2 + by[1] / 10] as const;
      const half = [((other[0] - one[0]) / 2) * wider, ((other[1] - one[1]) / 2) * wider] as const;
      const now = [-1, 1].map((way) => [middle[0] + way * half[0], middle[1] + way * half[1]] as const);
      const before = [finger(view, one), finger(view, other)];
      const after = pinched(
        view,
        before,
        now.map((canvas) => finger(view, canvas)),
      );
      expect(after?.parallelScale).toBeCloseTo(view.parallelScale / wider, 6);
      for (const [nth, canvas] of now.entries()) {
        const seen = after && seenAt(after, canvas);
        for (const axis of [0, 1, 2]) expect(seen?.[axis]).toBeCloseTo(before[nth]?.world[axis] ?? Number.NaN, 6);
      }
      expect(after && after.position[0] - after.focalPoint[0]).toBeCloseTo(0, 6);
    }),
  );
});

test("a finger that comes or goes moves nothing", () => {
  const two = [finger(view, [100, 100]), finger(view, [200, 200])];
  expect(pinched(view, two.slice(0, 1), two)).toBeNull();
  expect(pinched(view, two, two.slice(0, 1))).toBeNull();
  expect(pinched(view, [two, two].flat().slice(0, 3), [two, two].flat().slice(0, 3))).toBeNull();
});

test("a zoom keeps the place that is held", () => {
  const held = seenAt(view, [50, 300]);
  const after = zoomed(view, 0.5, held, held);
  for (const axis of [0, 1, 2]) expect(seenAt(after, [50, 300])[axis]).toBeCloseTo(held[axis] ?? Number.NaN, 6);
});
