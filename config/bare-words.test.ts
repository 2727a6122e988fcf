import { join } from "node:path";
import { ESLint } from "eslint";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const eslint = new ESLint({ cwd: root, overrideConfigFile: join(root, "config/eslint.config.js") });

/** What the rule says of a file that stood at this place. */
async function bareIn(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
  const found = result?.messages.filter(({ ruleId }) => ruleId === "foramen/bare-words") ?? [];
  return [...new Set(found.map(({ line }) => code.split("\n")[line - 1] ?? ""))];
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

test("no words stand bare where patients read", async () => {
  expect(await bareIn(planted.join("\n"), "app/send/planted.tsx")).toEqual(planted);
  expect(await bareIn(fine, "app/send/planted.tsx")).toEqual([]);
  expect(await bareIn(planted.join("\n"), "app/queue/planted.tsx")).toEqual([]);
});
