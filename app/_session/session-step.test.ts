import fc from "fast-check";
import { expect, test } from "vitest";
import { endOf, type Known, stepAt, warning } from "./session-step.ts";

const minute = 60_000;
const known = (more: Partial<Known> = {}): Known => ({
  left: { limit: 30 * minute, idle: 30 * minute, most: 12 * 60 * minute },
  asked: 0,
  touched: 0,
  shared: true,
  ...more,
});

test("a page that nobody touches is warned of its end, and then ends on a shared screen", () => {
  expect(stepAt(27 * minute, known())).toBe("nothing");
  expect(stepAt(28 * minute, known())).toBe("warn");
  expect(stepAt(30 * minute, known())).toBe("leave");
});

test("of one's own the page asks first, as an upload may have kept it alive, and ends nothing by itself", () => {
  expect(stepAt(28 * minute, known({ shared: false }))).toBe("ask");
  expect(stepAt(31 * minute, known({ shared: false }))).toBe("ask");
});

test("somebody who types without sending anything stays", () => {
  expect(stepAt(6 * minute, known({ touched: 5 * minute }))).toBe("stay");
  expect(stepAt(6 * minute, known())).toBe("nothing");
});

test("at the very end nobody can stay", () => {
  const last = known({ left: { limit: 30 * minute, idle: minute, most: minute }, asked: 0, touched: 0 });
  expect(stepAt(10_000, last)).toBe("warn");
  expect(endOf(last).why).toBe("most");
});

test("a session is never said to end later than the portal said, nor than nobody was there", () => {
  const time = fc.integer({ min: 0, max: 24 * 60 * minute });
  fc.assert(
    fc.property(time, time, time, time, fc.boolean(), (limit, idle, most, touched, shared) => {
      const { at } = endOf({ left: { limit, idle, most }, asked: 0, touched, shared });
      expect(at).toBeLessThanOrEqual(Math.min(idle, most));
      if (shared) expect(at).toBeLessThanOrEqual(touched + limit);
      if (at > warning)
        expect(stepAt(at - 1, known({ left: { limit, idle, most }, touched, shared }))).not.toBe("leave");
    }),
  );
});
