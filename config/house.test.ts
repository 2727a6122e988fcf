import { mkdirSync, mkdtempSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cruise, type Violation } from "#scripts/cruise.ts";

const root = join(import.meta.dirname, "..");

/** One violation of each rule: a file, and what it must not import. */
const planted: Record<string, { from: string; imports: string; also?: string }[]> = {
  "no-cycles": [{ from: "lib/imaging/one.ts", imports: "lib/imaging/other.ts", also: "lib/imaging/one.ts" }],
  "nothing-is-missing": [{ from: "lib/imaging/lost.ts", imports: "lib/imaging/nowhere.ts" }],
  "platform-is-the-ground": [
    { from: "lib/platform/mail.ts", imports: "lib/requests/status.ts" },
    { from: "lib/platform/log.ts", imports: "lib/command.ts" },
  ],
  "spine-stands-on-the-platform": [
    { from: "lib/command.ts", imports: "lib/requests/policy.ts" },
    { from: "lib/audit/repo.ts", imports: "lib/studies/repo.ts" },
  ],
  "core-serves-desks": [{ from: "lib/opinions/content.ts", imports: "lib/reading/sign-opinion.ts" }],
  "desks-do-not-talk": [
    { from: "lib/triage/claim-request.ts", imports: "lib/reading/open-case.ts" },
    { from: "lib/intake/claims.ts", imports: "lib/triage/forms.ts" },
  ],
  "nothing-leans-on-a-door": [
    { from: "lib/studies/open-study.ts", imports: "app/api/health/route.ts" },
    { from: "lib/studies/finish-packs.ts", imports: "lib/worker.ts" },
  ],
  "only-the-spine-opens-transactions": [
    { from: "lib/messages/repo.ts", imports: "lib/platform/db.ts" },
    { from: "lib/calendar/days.ts", imports: "prisma/generated/client.ts" },
  ],
  "doors-use-commands": [
    { from: "app/queue/page.tsx", imports: "lib/requests/repo.ts" },
    { from: "app/requests/page.tsx", imports: "lib/platform/storage.ts" },
    { from: "middleware.ts", imports: "lib/platform/jobs.ts" },
  ],
  "no-barrels": [{ from: "lib/worker.ts", imports: "lib/imaging/index.ts" }],
  "no-drawers": [{ from: "lib/triage/take-over-request.ts", imports: "lib/triage/utils.ts" }],
  "tests-stay-outside": [{ from: "lib/accounts/actor.ts", imports: "config/command-scene.ts" }],
  "browser-code-is-pure": [
    { from: "app/queue/row.client.tsx", imports: "lib/accounts/repo.ts" },
    { from: "app/_upload/reads.worker.ts", imports: "fs" },
  ],
  "pure-stays-pure": [{ from: "lib/upload/plan.ts", imports: "lib/platform/env.ts" }],
};

let tree = "";
let found: Violation[] = [];

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), "foramen-house-"));
  for (const file of ["package.json", "tsconfig.json"]) copyFileSync(join(root, file), join(tree, file));
  const sources = new Map<string, string[]>();
  const add = (file: string, ...imports: string[]) => sources.set(file, [...(sources.get(file) ?? []), ...imports]);
  for (const [rule, plants] of Object.entries(planted))
    for (const { from, imports, also } of plants) {
      add(from, imports);
      if (imports.includes("/") && rule !== "nothing-is-missing") add(imports, ...(also ? [also] : []));
    }
  // What is reached in two steps is reached; what is only a type is not.
  add("app/queue/far.client.tsx", "lib/triage/words.ts");
  add("lib/triage/words.ts", "lib/platform/env.ts");
  for (const [file, imports] of sources) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    const lines = imports.map((path, at) => `import { it as it${at} } from "${specifier(path)}";\nvoid it${at};`);
    writeFileSync(join(tree, file), [...lines, "export const it = 1;", ""].join("\n"));
  }
  writeFileSync(
    join(tree, "app/queue/good.client.tsx"),
    'import type { it } from "#lib/platform/env.ts";\nexport const good: typeof it = 1;\n',
  );
  found = (await Promise.all([cruise("structure", tree), cruise("runtime", tree)])).flatMap((seen) => seen.violations);
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("each rule of the house catches a violation of it", () => {
  for (const [rule, plants] of Object.entries(planted))
    for (const { from, imports } of plants)
      test(`${rule}: ${from} must not import ${imports}`, () => {
        const to: unknown = rule === "nothing-is-missing" ? expect.any(String) : imports;
        expect(found).toContainEqual({ rule, from, to });
      });

  test("also through other files", () => {
    const far = { rule: "browser-code-is-pure", from: "app/queue/far.client.tsx", to: "lib/platform/env.ts" };
    expect(found).toContainEqual(far);
  });

  test("but never for a type alone", () => {
    expect(found.filter(({ from }) => from === "app/queue/good.client.tsx")).toEqual([]);
  });

  test("and no rule is left untried", () => {
    const rules = ["structure", "runtime"].flatMap((look) => rulesOf(look));
    expect(Object.keys(planted).sort()).toEqual(rules.sort());
  });
});

/** As the code itself imports it: by the roots of package.json, or a module of Node's. */
function specifier(path: string): string {
  if (!path.includes("/")) return `node:${path}`;
  return path.startsWith("config/") ? `../../${path}` : `#${path}`;
}

function rulesOf(look: string): string[] {
  const require = createRequire(import.meta.url);
  const file = join(root, ".dependency-cruiser.cjs");
  Reflect.deleteProperty(require.cache, file);
  process.env["CRUISE"] = look;
  const { forbidden } = require(file) as { forbidden: { name: string }[] };
  delete process.env["CRUISE"];
  return forbidden.map(({ name }) => name);
}
