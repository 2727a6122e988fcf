import fc from "fast-check";
import { expect, test } from "vitest";
import { createMarkBook } from "#app/_viewer/mark-book.ts";
import type { Marking } from "#lib/markings/marking.ts";

const mark = (id: string, x = 0): Marking => ({
  ...{ id, sopInstanceUid: "1.2", frame: 1, text: "" },
  kind: "text",
  points: [[x, 0]],
});
const bookOf = (saved: Marking[] = [], open = true) =>
  createMarkBook(saved, { open, onChange: () => undefined }, (tell) => tell());

test("what is undone is as before, what is done again as after", () => {
  const book = bookOf([mark("a")]);
  book.change([mark("a", 5), mark("b")]);
  book.change([], ["a"]);
  expect(book.store.get().marks).toEqual([mark("b")]);
  book.undo();
  expect(book.store.get().marks).toEqual([mark("b"), mark("a", 5)]);
  book.undo();
  expect(book.store.get().marks).toEqual([mark("a")]);
  book.redo();
  book.redo();
  book.redo();
  expect(book.store.get().marks).toEqual([mark("b")]);
});

test("whatever happens, what was kept and what is unsaved make what is seen", () => {
  const act = fc.oneof(
    fc.record({ put: fc.constantFrom("a", "b", "c"), x: fc.nat(9) }),
    fc.record({ remove: fc.constantFrom("a", "b", "c") }),
    fc.constantFrom("undo" as const, "redo" as const, "save" as const),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const book = bookOf([mark("a")]);
      const portal = new Map([["a", mark("a")]]);
      for (const one of acts) {
        if (one === "save") {
          const { put, remove } = book.unsaved();
          for (const id of remove) portal.delete(id);
          for (const kept of put) portal.set(kept.id, kept);
          book.kept({ put, remove });
          expect(book.unsaved()).toEqual({ put: [], remove: [] });
        } else if (typeof one === "string") book[one]();
        else if ("put" in one) book.change([mark(one.put, one.x)]);
        else book.change([], [one.remove]);
        const { put, remove } = book.unsaved();
        const whole = new Map([...portal, ...put.map((unsaved) => [unsaved.id, unsaved] as const)]);
        for (const id of remove) whole.delete(id);
        const byId = (a: Marking, b: Marking) => (a.id < b.id ? -1 : 1);
        expect([...whole.values()].sort(byId)).toEqual([...book.store.get().marks].sort(byId));
      }
    }),
  );
});

test("what is changed while it is being kept is not taken for kept", () => {
  const book = bookOf();
  book.change([mark("a", 1)]);
  const sent = book.unsaved();
  book.change([mark("a", 2)]);
  book.kept(sent);
  expect(book.unsaved().put).toEqual([mark("a", 2)]);
});

test("a signed reading is looked at only", () => {
  const book = bookOf([mark("a")], false);
  book.change([], ["a"]);
  expect(book.store.get().marks).toEqual([mark("a")]);
});
