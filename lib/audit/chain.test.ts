import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Entry,
  genesis,
  type Head,
  keyIdOf,
  type Keys,
  type Link,
  linkHash,
  signHead,
  verifyChain,
} from "./chain.ts";

const keyring = (...keys: Uint8Array[]): Keys => new Map(keys.map((key) => [keyIdOf(key), key]));
const keys = keyring(Buffer.alloc(32, 1));

const uuid = fc.uuid();
const entry = fc.record({
  act: fc.constantFrom("request.view", "scan.open", "sign-in.password"),
  outcome: fc.constantFrom("done", "denied"),
  actorId: fc.option(uuid),
  role: fc.constantFrom("patient", "surgeon", "nobody"),
  sessionId: fc.option(uuid),
  requestId: fc.option(uuid),
  patientId: fc.option(uuid),
  place: fc.option(fc.constantFrom("203.0.113.0/24", "2001:db8::/48")),
  browser: fc.option(fc.constantFrom("Firefox", "Chrome")),
  detail: fc.option(fc.dictionary(fc.string({ maxLength: 5 }), fc.oneof(fc.string(), fc.boolean(), fc.integer()))),
});
/** Entries, and after which of them a batch ends beside the last one. */
const story = fc.record({
  entries: fc.array(entry, { minLength: 1, maxLength: 12 }),
  ends: fc.uniqueArray(fc.nat(11)),
});

/** As many chains as each rule is tried on. */
const some = { numRuns: 50 };

/** A chain as the sealer makes it. */
function chainOf({ entries, ends }: { entries: Omit<Entry, "id" | "at">[]; ends: number[] }, by = keys): Link[] {
  let before = genesis;
  return entries.map((given, index) => {
    const [seq, at] = [BigInt(index + 1), new Date(1_700_000_000_000 + index * 1_000)];
    const made = { ...given, id: seq * 10n, at };
    const hash = (before = linkHash(before, seq, made));
    const isEnd = index === entries.length - 1 || ends.includes(index);
    return { seq, entryId: made.id, hash, entry: made, head: isEnd ? signHead(by, { seq, hash, at }) : null };
  });
}

const wrongOf = async (links: readonly Link[], anchors: readonly Head[] = []) =>
  (await verifyChain([links], keys, anchors)).wrong;

const anchorOf = (links: readonly Link[]): Head[] => links.flatMap(({ head }) => head ?? []).slice(-1);

/** With one link as it is not. */
const but = (links: readonly Link[], at: number, change: (link: Link) => Partial<Link>): Link[] =>
  links.map((link, index) => (index === at ? { ...link, ...change(link) } : link));

const change = (given: Entry | null, to: Partial<Entry>): Entry | null => given && { ...given, ...to };

describe("a chain as it was sealed", () => {
  test("is right, whatever its entries, its batches and the order of names in its details", () =>
    fc.assert(
      fc.asyncProperty(story, async (told) => {
        const links = chainOf(told);
        const turned = links.map((link) => ({
          ...link,
          entry: change(link.entry, {
            detail: link.entry?.detail && Object.fromEntries(Object.entries(link.entry.detail).reverse()),
          }),
        }));
        expect(await verifyChain([turned], keys, anchorOf(links))).toEqual({
          sealed: links.length,
          head: links.at(-1)?.head,
          wrong: null,
        });
      }),
      some,
    ));

  test("of nothing is right", async () => {
    expect(await verifyChain([], keys)).toEqual({ sealed: 0, head: null, wrong: null });
  });

  test("signed with a key that was replaced is right as long as that key is known", async () => {
    const old = keyring(randomBytes(32));
    const links = chainOf({ entries: fc.sample(entry, 3), ends: [] }, old);
    expect((await verifyChain([links], new Map([...keys, ...old]))).wrong).toBeNull();
    expect(await wrongOf(links)).toMatchObject({ seq: 3n, why: "signature wrong" });
  });
});

describe("of any chain is found", () => {
  const at = (links: readonly Link[], pick: number) => pick % links.length;

  test("an entry that was changed in any field", () =>
    fc.assert(
      fc.asyncProperty(story, fc.nat(), fc.constantFrom<keyof Entry>(...fields), async (told, pick, field) => {
        const links = chainOf(told);
        const index = at(links, pick);
        const other = field === "at" ? new Date(1_700_000_000_500) : field === "id" ? 7n : "x";
        const edited = but(links, index, ({ entry: given }) => ({ entry: change(given, { [field]: other }) }));
        expect(await wrongOf(edited)).toMatchObject({ seq: BigInt(index + 1), why: "entry changed" });
      }),
      some,
    ));

  test("an entry or a link that is gone", () =>
    fc.assert(
      fc.asyncProperty(story, fc.nat(), async (told, pick) => {
        const links = chainOf(told);
        const index = at(links, pick);
        expect(await wrongOf(but(links, index, () => ({ entry: null })))).toMatchObject({ why: "entry missing" });
        expect(await wrongOf(links.toSpliced(index, 1), anchorOf(links))).not.toBeNull();
      }),
      some,
    ));

  test("two that changed places, as links or as entries", () =>
    fc.assert(
      fc.asyncProperty(story, fc.nat(), fc.nat(), async (told, one, other) => {
        const links = chainOf(told);
        const [a, b] = [at(links, one), at(links, other)];
        fc.pre(a !== b);
        const [first, second] = [links[a], links[b]];
        if (!first || !second) throw new Error("no such link");
        const moved = but(
          but(links, a, () => ({ ...second, seq: first.seq })),
          b,
          () => ({ ...first, seq: second.seq }),
        );
        expect(await wrongOf(moved)).not.toBeNull();
        const swapped = but(
          but(links, a, () => ({ entry: second.entry })),
          b,
          () => ({ entry: first.entry }),
        );
        expect(await wrongOf(swapped)).toMatchObject({ seq: BigInt(Math.min(a, b) + 1), why: "entry changed" });
      }),
      some,
    ));

  test("one that was slipped in, also by somebody who makes all hashes anew but has no key", () =>
    fc.assert(
      fc.asyncProperty(story, entry, fc.nat(), async (told, more, pick) => {
        const links = chainOf(told);
        const entries = told.entries.toSpliced(at(links, pick), 0, more);
        const remade = chainOf({ ...told, entries }, keyring(Buffer.alloc(32, 2)));
        expect(await wrongOf(remade)).not.toBeNull();
        const oldHeads = remade.map((link, index) => ({ ...link, head: links[index]?.head ?? link.head }));
        expect(await wrongOf(oldHeads)).not.toBeNull();
      }),
      some,
    ));

  test("an end that was cut off before what is anchored, or in the middle of a batch", () =>
    fc.assert(
      fc.asyncProperty(story, fc.nat(), async (told, pick) => {
        const links = chainOf(told);
        const cut = links.slice(0, at(links, pick));
        expect(await wrongOf(cut, anchorOf(links))).not.toBeNull();
        const last = cut.at(-1);
        if (last && !last.head) expect(await wrongOf(cut)).toMatchObject({ why: "end not signed" });
      }),
      some,
    ));

  test("a chain that was made anew with the right key, by what is anchored", () =>
    fc.assert(
      fc.asyncProperty(story, entry, async (told, more) => {
        const links = chainOf(told);
        const remade = chainOf({ ...told, entries: [more, ...told.entries] });
        expect(await wrongOf(remade, anchorOf(links))).toMatchObject({ why: "anchor differs" });
      }),
      some,
    ));

  test("an entry that was written with the time of long ago", async () => {
    const [first, second] = fc.sample(entry, 2);
    if (!first || !second) throw new Error("no entries");
    const at = new Date("2026-12-01T12:00:00Z");
    const [one, two] = [
      { ...first, id: 1n, at },
      { ...second, id: 2n, at: new Date(at.getTime() - 61 * 60_000) },
    ];
    const hash = linkHash(genesis, 1n, one);
    const next = linkHash(hash, 2n, two);
    const links: Link[] = [
      { seq: 1n, entryId: 1n, hash, entry: one, head: null },
      { seq: 2n, entryId: 2n, hash: next, entry: two, head: signHead(keys, { seq: 2n, hash: next, at }) },
    ];
    expect(await wrongOf(links)).toMatchObject({ seq: 2n, why: "entry dated back" });
  });

  test("an anchor that is none of ours", async () => {
    const links = chainOf({ entries: fc.sample(entry, 2), ends: [] });
    const [anchor] = anchorOf(links);
    if (!anchor) throw new Error("no anchor");
    expect(await wrongOf(links, [{ ...anchor, signature: randomBytes(32) }])).toMatchObject({ why: "anchor forged" });
  });
});

const fields: (keyof Entry)[] = [
  ...(["id", "at", "act", "outcome", "actorId", "role", "sessionId", "requestId", "patientId"] as const),
  ...(["place", "browser", "detail"] as const),
];
