import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const texts = ["README.md", "lib/README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)];
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

it.each(texts.filter((name) => name.endsWith(".md")))("every npm command that %s names exists", (name) => {
  const named = [...readFileSync(join(root, name), "utf8").matchAll(/npm run ([\w-]+)/g)].map(([, command]) => command);
  expect(named.filter((command) => !Object.hasOwn(scripts, command ?? ""))).toEqual([]);
});
