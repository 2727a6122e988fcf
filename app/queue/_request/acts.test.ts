import { expect, test } from "vitest";
import { acts, keyPressed, keyWords } from "./acts.ts";

const none = { ctrlKey: false, metaKey: false, shiftKey: false };

test("no key means two things, and none begins as another that waits for a second", () => {
  const keys = Object.values(acts).flatMap((act): readonly string[] => act.keys);
  expect(new Set(keys).size).toBe(keys.length);
  const begun = keys.filter((key) => key.length > 1 && key.includes(" ")).map((key) => key.split(" ")[0]);
  for (const key of begun) expect(keys).not.toContain(key);
});

test("keys are pressed as they are written, and said as they stand on the keyboard", () => {
  expect(keyPressed({ ...none, key: "J", shiftKey: true })).toBe("J");
  expect(keyPressed({ ...none, key: "?", shiftKey: true })).toBe("?");
  expect(keyPressed({ ...none, key: "ArrowDown", shiftKey: true })).toBe("Shift+ArrowDown");
  expect(keyPressed({ ...none, key: "k", metaKey: true })).toBe("Mod+k");
  expect(keyPressed({ ...none, key: "Z", ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+z");
  expect(["j", "J", " ", "Shift+ArrowUp", "Mod+k", "g q", "?", "]"].map(keyWords)).toEqual([
    ...["J", "Shift J", "Space", "Shift ↑", "Ctrl K", "G then Q", "?", "]"],
  ]);
});
