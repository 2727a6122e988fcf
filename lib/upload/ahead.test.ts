import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ahead } from "#lib/upload/ahead.ts";

const tick = (times: number) => new Promise<void>((resolve) => setTimeout(resolve, times));

describe("work done ahead", () => {
  it("comes in order, with never more under way than there is room for", async () => {
    const items = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 12 }), slow: fc.nat(3) }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(items, async (all) => {
        let under = 0;
        let most = 0;
        const work = async (item: (typeof all)[number]) => {
          under += item.weight;
          most = Math.max(most, under > item.weight ? under : 0);
          await tick(item.slow);
          under -= item.weight;
          return item.weight;
        };
        const seen: unknown[] = [];
        for await (const [item, made] of ahead(all, work, { room: 10, weight: ({ weight }) => weight })) {
          expect(made).toBe(item.weight);
          seen.push(item);
        }
        expect(seen).toEqual(all);
        expect(most).toBeLessThanOrEqual(10);
      }),
      { numRuns: 50 },
    );
  });

  it("does not wait for one before the next is begun", async () => {
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      return item;
    };
    const all = ahead([1, 2, 3, 4], work, { room: 3, weight: () => 1 });
    await all.next();
    expect(begun).toEqual([1, 2, 3]);
    await all.return(undefined);
  });

  it("fails in its turn", async () => {
    const work = async (item: number) => {
      if (item === 2) throw new Error("scratched");
      return item;
    };
    const all = ahead([1, 2, 3], work, { room: 3, weight: () => 1 });
    expect((await all.next()).value).toEqual([1, 1]);
    await expect(all.next()).rejects.toThrow("scratched");
  });
});
