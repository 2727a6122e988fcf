import fc from "fast-check";
import { expect, test } from "vitest";
import { filterNames, filterOf, QueueFilter, queryOf, toggled } from "./queue-filter.ts";
import { codeOfPlace, placeOf } from "./queue-place.ts";

test("an address made by hand shows a list all the same, without what no filter knows", () => {
  const filter = filterOf(
    "view=nonsense&urgency=urgent,'; DROP TABLE account,urgent&owner=me,x&region=neck&due=&sort=up",
  );
  expect(filter).toMatchObject({ view: "open", urgency: ["urgent"], owner: ["me"], region: ["neck"], due: [] });
  expect(queryOf(filter)).toBe("urgency=urgent&region=neck&owner=me");
  expect(QueueFilter.parse({ status: ["draft", "signed"], scan: 7, unread: { yes: 1 } })).toMatchObject({
    status: ["signed"],
    scan: [],
    unread: [],
  });
});

test("the same list has the same address, and any text for an address names a list", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...filterNames, "view", "sort", "x"), fc.string())), (pairs) => {
      const query = queryOf(filterOf(new URLSearchParams(pairs).toString()));
      expect(queryOf(filterOf(query))).toBe(query);
    }),
  );
});

test("a code of a filter is set and taken away", () => {
  const set = toggled(filterOf("view=all"), "scan", "mismatch");
  expect(queryOf(set)).toBe("view=all&scan=mismatch");
  expect(queryOf(toggled(set, "scan", "mismatch"))).toBe("view=all");
  expect(queryOf(toggled(set, "scan", "nonsense"))).toBe("view=all&scan=mismatch");
});

test("a place comes back from its code; one made up, or of another order, is none", () => {
  const id = "0193a3f0-0000-7000-8000-000000000001";
  expect(placeOf(codeOfPlace({ by: [1, 1764139999000], id }), "urgency")).toEqual({ by: [1, 1764139999000], id });
  expect(placeOf(`1764139999000.${id}`, "newest")).toEqual({ by: [1764139999000], id });
  for (const made of [`1.${id}`, "", `3.1.${id}`, "1.1.x", `1.99999999999999999.${id}`, `1.999999999999999.${id}`])
    expect(placeOf(made, "urgency")).toBe(null);
  expect(placeOf(`1.1764139999000.${id}`, "newest")).toBe(null);
});
