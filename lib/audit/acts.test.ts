import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acts } from "./acts.ts";

const lib = join(import.meta.dirname, "..");

/** The names of all commands and tasks, and what some of them record beside. */
function recorded(): string[] {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  return files.flatMap((name) => {
    const text = readFileSync(join(lib, name), "utf8");
    const named = /\b(?:command|task)\(\{\s*name: "([\w.-]+)"/g;
    const beside = /\bact: "([\w-]+\.[\w-]+)"/g;
    return [named, beside].flatMap((sign) => [...text.matchAll(sign)].map(([, act = ""]) => act));
  });
}

test("every act has its words", () => {
  const found = recorded();
  expect(found.length).toBeGreaterThan(150);
  expect(found.filter((act) => !Object.hasOwn(acts, act))).toEqual([]);
});
