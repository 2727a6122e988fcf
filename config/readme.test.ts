import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const texts = ["README.md", "lib/README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)];
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

it.each(texts.filter((name) => name.endsWith(".md")))("every npm command that %s names exists", (name) => {
  const named = [...readFileSync(join(root, name), "utf8").matchAll(/npm run ([\w:-]+)/g)].map(
    ([, command]) => command,
  );
  expect(named.filter((command) => !Object.hasOwn(scripts, command ?? ""))).toEqual([]);
});

/** Marked in the source; without the mark nobody would know that it waits for the clinic. */
const mark = /\bto be approved\b/i;

it("docs/wording.md names every text that the clinic has to approve", () => {
  const listed = [...readFileSync(join(root, "docs/wording.md"), "utf8").matchAll(/`([^`]+)`/g)].map(
    ([, name]) => name,
  );
  const marked = ["app", "lib"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name}`)
      .filter((name) => /\.tsx?$/.test(name) && mark.test(readFileSync(join(root, name), "utf8"))),
  );
  expect(marked).toContain("lib/intake/warning-signs.ts");
  expect(
    marked.filter((name) => !listed.some((one = "") => name === one || (one.endsWith("/") && name.startsWith(one)))),
  ).toEqual([]);
});
