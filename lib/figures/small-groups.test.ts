import fc from "fast-check";
import { expect, test } from "vitest";
import { hideSmall, smallest } from "./small-groups.ts";

const counts = (...list: number[]) =>
  hideSmall(list.map((count, at) => ({ code: String(at), count }))).map(({ count }) => count);

test("a small group is hidden, and never alone: it would follow from the total", () => {
  expect(counts(40, 12, 0, 3, 1)).toEqual([40, 12, 0, null, null]);
  expect(counts(40, 12, 0, 3)).toEqual([40, null, 0, null]);
  expect(counts(40, 12, 0)).toEqual([40, 12, 0]);
  expect(counts(2)).toEqual([null]);
});

test("what is told is true, of none or of enough; nothing follows from the rest", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (list) => {
      const told = counts(...list);
      told.forEach((count, at) => {
        if (count === null) return;
        expect(count).toBe(list[at]);
        expect(count === 0 || count >= smallest).toBe(true);
      });
      const hidden = told.filter((count) => count === null).length;
      const people = list.filter((count) => count > 0).length;
      expect(hidden === 1 && people > 1).toBe(false);
    }),
  );
});
