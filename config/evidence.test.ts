import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const pages = ["docs/security.md", "docs/hipaa.md", "docs/incident.md", "docs/production.md"];
/** A file of the project as these pages name it: in backquotes, with its folder. */
const named =
  /`((?:app|bench|config|docs|e2e|lib|prisma|scripts)\/[^`\s]+|middleware\.ts|package-lock\.json|\.dependency-cruiser\.cjs)`/g;

it.each(pages)("every file that %s names as evidence exists", (page) => {
  const files = [...readFileSync(join(root, page), "utf8").matchAll(named)].map(([, file = ""]) => file);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it("a requirement that is met names what shows it, and each is listed once", () => {
  const rows = readFileSync(join(root, "docs/security.md"), "utf8")
    .split("\n")
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  expect(rows.length).toBeGreaterThan(50);
  for (const [, requirement, , state, evidence = ""] of rows) {
    expect(["met", "operator", "not met"], requirement).toContain(state);
    expect(evidence.length, requirement).toBeGreaterThan(3);
  }
  const numbers = rows.flatMap(([, requirement = ""]) => requirement.split(", "));
  expect(numbers).toEqual([...new Set(numbers)]);
});
