import fc from "fast-check";
import { expect, test } from "vitest";
import { byUtf8, pageOf } from "./listing.ts";

test("keys are ordered as their UTF-8 bytes are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      expect(Math.sign(byUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

test("pages together hold every key or its fold once, whatever their size", () => {
  const path = fc.string({ unit: fc.constantFrom("a", "b", "/", "ü", "🩻"), maxLength: 5 });
  fc.assert(
    fc.property(
      fc.uniqueArray(path, { maxLength: 20 }),
      fc.constantFrom("", "a", "a/"),
      fc.constantFrom("", "/"),
      fc.integer({ min: 1, max: 5 }),
      (all, prefix, delimiter, limit) => {
        const keys = all.filter((key) => key !== "").sort(byUtf8);
        const seen: string[] = [];
        let after: string | undefined = "";
        while (after !== undefined) {
          const page = pageOf(keys, { prefix, delimiter, after, limit });
          const found: string[] = [...page.keys, ...page.prefixes];
          expect(found.length).toBeLessThanOrEqual(limit);
          seen.push(...found);
          after = page.next;
        }
        const folded = keys
          .filter((key) => key.startsWith(prefix))
          .map((key) => {
            const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
            return at < 0 ? key : key.slice(0, at + 1);
          });
        expect(seen.sort()).toEqual([...new Set(folded)].sort());
      },
    ),
  );
});
