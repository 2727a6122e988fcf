import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runNode } from "./children.ts";
import { cruise } from "./cruise.ts";
import { step } from "./terminal.mjs";

type Check = { name: string; run: () => Promise<unknown> };

/** With room for young objects: these tools make many, and collecting them is a fifth of their time otherwise. */
const tool = (...args: string[]) => runNode(["--max-semi-space-size=128", ...args], process.env);

/** All that a machine can say of the code without running it. The slowest comes first. */
const checks: Check[] = [
  {
    name: "Types and rules",
    run: () => tool("node_modules/oxlint/bin/oxlint", "--config=config/oxlint.json", "--type-aware", "--type-check"),
  },
  { name: "Format", run: isFormatted },
  {
    name: "Nothing unused",
    run: () => tool("node_modules/knip/bin/knip.js", "--config", "config/knip.json", "--no-progress"),
  },
  { name: "Imports", run: () => importsKeepTheRules("structure") },
  { name: "Imports of browser code", run: () => importsKeepTheRules("runtime") },
];

/** Runs all checks, two at a time, and answers the names of those that failed, whose findings are printed. */
export async function runChecks(): Promise<{ passed: number; failed: string[] }> {
  const waiting = [...checks];
  const failed: string[] = [];
  const hand = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { name, run } = check;
      await step(name, run).catch((error: unknown) => {
        failed.push(name);
        console.error(error instanceof Error ? error.message : error);
      });
    }
  };
  await Promise.all([hand(), hand()]);
  return { passed: checks.length - failed.length, failed };
}

/** As Prettier writes: oxfmt says it of nearly every file in a fiftieth of the time, and Prettier itself of the others. */
async function isFormatted(): Promise<void> {
  const args = ["node_modules/oxfmt/bin/oxfmt", "--config=config/oxfmt.json", "--list-different", "."];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const doubtful = stdout.split("\n").filter(Boolean);
  if (status !== 0 && (status !== 1 || doubtful.length === 0)) throw new Error(stderr);
  if (doubtful.length > 0)
    await tool("node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", ...doubtful);
}

/** Fails also where a file was not looked at: a tool that sees nothing finds nothing. */
async function importsKeepTheRules(look: "structure" | "runtime"): Promise<void> {
  const { files, violations } = await cruise(look);
  const seen = new Set(files);
  const missed = [...sourcesIn("app"), ...sourcesIn("lib")].filter(
    (file) => !seen.has(file) && (look === "structure" || isForBrowsers(file)),
  );
  const findings = [
    ...violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
    ...missed.map((file) => `not looked at: ${file}`),
  ];
  if (findings.length > 0) throw new Error(findings.join("\n"));
}

const isForBrowsers = (file: string): boolean =>
  /\.(client\.tsx?|worker\.ts)$|^lib\/(upload|imaging)\//.test(file) && !file.includes(".test.");

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { failed } = await runChecks();
  process.exitCode = failed.length > 0 ? 1 : 0;
}
