import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const tree = mkdtempSync(join(tmpdir(), "foramen-bare-words-"));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** The lines of which the rule complains in a file that stands at this place. */
function bareIn(code: string, file: string): string[] {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), code);
  const args = [join(root, "node_modules/oxlint/bin/oxlint"), "--config", join(root, "config/oxlint.json")];
  const { stdout } = spawnSync(process.execPath, [...args, "--format=json", file], { cwd: tree, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; labels: { span: { line: number } }[] }[];
  };
  const lines = diagnostics.filter(({ code: rule }) => rule === "foramen(bare-words)").map(({ labels }) => labels[0]);
  return [...new Set(lines.map((label) => code.split("\n")[(label?.span.line ?? 0) - 1] ?? ""))];
}

const planted = [
  "export const a = <p>Hello</p>;",
  'export const b = <p title="Your scan" className="mt-2 flex" />;',
  'export const c = (many: boolean) => <p>{many ? "pictures" : "picture"}</p>;',
  "export const d = (count: number) => <p aria-label={`${count} pictures`} />;",
  'export const e = { label: "Code", name: "code" };',
  'export const f = "We could not read this.";',
];

const fine = `
import { say } from "#lib/platform/language.ts";
export const words = { title: { en: "Your scan", es: "Su estudio" }, done: (at: string) => ({ en: \`Done \${at}\`, es: \`Listo \${at}\` }) };
export const a = <p className="mt-2 flex" id="title">{say("en", words.title)} · 15 %</p>;
export const b = (kind: string) => <input type={kind === "Your scan" ? "text" : "email"} />;
export const c = () => { throw new TypeError("Storage did not answer"); };
`;

test("no words stand bare where patients read", () => {
  expect(bareIn(planted.join("\n"), "app/send/planted.tsx").sort()).toEqual(planted);
  expect(bareIn(fine, "app/send/planted.tsx")).toEqual([]);
  expect(bareIn(planted.join("\n"), "app/queue/planted.tsx")).toEqual([]);
});
