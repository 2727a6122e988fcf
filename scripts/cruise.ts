import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNode } from "./children.ts";

const root = join(import.meta.dirname, "..");

export type Violation = { rule: string; from: string; to: string };

/** Where each look begins; it follows every import from there. */
const places = {
  structure: ["app", "lib", "middleware.ts"],
  runtime: ["app/**/*.{client.ts,client.tsx,worker.ts}", "lib/upload", "lib/imaging"],
};

/** Holds the imports of a tree against `.dependency-cruiser.cjs` and answers what it saw. Throws where it could not look. */
export async function cruise(
  look: "structure" | "runtime",
  tree: string = root,
): Promise<{ files: string[]; violations: Violation[] }> {
  const folder = mkdtempSync(join(tmpdir(), "foramen-cruise-"));
  const report = join(folder, "report.json");
  try {
    await runNode(
      [
        join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
        ...["--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "--output-to", report],
        ...places[look],
      ],
      { ...process.env, CRUISE: look },
      tree,
    );
    const { modules, summary } = JSON.parse(readFileSync(report, "utf8")) as {
      modules: { source: string; coreModule?: boolean; couldNotResolve?: boolean }[];
      summary: { violations: { rule: { name: string }; from: string; to: string }[] };
    };
    return {
      files: modules.map(({ source }) => source),
      violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
