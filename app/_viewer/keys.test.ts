import { expect, test } from "vitest";
import { commandFor } from "#app/_viewer/keys.ts";

const press = (key: string, held: Partial<Record<"shiftKey" | "ctrlKey" | "metaKey" | "altKey", boolean>> = {}) =>
  commandFor({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

test("arrows scroll, with Shift by ten", () => {
  expect(press("ArrowDown")).toEqual({ do: "scroll", by: 1 });
  expect(press("ArrowUp", { shiftKey: true })).toEqual({ do: "scroll", by: -10 });
});

test("letters act in either case, but never with Ctrl, Command or Alt", () => {
  expect(press("w")).toEqual({ do: "tool", tool: "window" });
  expect(press("W")).toEqual({ do: "tool", tool: "window" });
  expect(press("A", { shiftKey: true })).toEqual({ do: "tool", tool: "cobb" });
  expect(press("w", { ctrlKey: true })).toBeNull();
  expect(press("r", { metaKey: true })).toBeNull();
  expect(press("i", { altKey: true })).toBeNull();
});

test("what is the browser's stays the browser's", () => {
  for (const key of ["Tab", "Enter", "F5", "ContextMenu"]) expect(press(key)).toBeNull();
});

test("arrows to the side change the image one is at, and marks are undone as everywhere", () => {
  expect(press("ArrowLeft")).toEqual({ do: "pane", by: -1 });
  expect(press(".")).toEqual({ do: "panes", by: 1 });
  expect(press("z", { ctrlKey: true })).toEqual({ do: "undo" });
  expect(press("Z", { metaKey: true, shiftKey: true })).toEqual({ do: "redo" });
  expect(press("k")).toEqual({ do: "keyImage" });
  expect(press("k", { metaKey: true })).toBeNull();
});

test("digits choose presets, zero the full range", () => {
  expect(press("6")).toEqual({ do: "preset", key: "6" });
  expect(press("0")).toEqual({ do: "fullRange" });
  expect(press("~", { shiftKey: true })).toEqual({ do: "fileWindow" });
});
