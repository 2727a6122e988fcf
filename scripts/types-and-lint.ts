import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";
import ts from "typescript";

/**
 * What the compiler and the linter say of the code. Both look at one program, so it is read once. Where nothing was
 * found, the compiler's record of it is kept, and the next run looks only at files whose own text or whose imports'
 * types have changed since, with the same rules and packages.
 */

const root = join(import.meta.dirname, "..");
const rules = createHash("sha256");
for (const file of ["config/eslint.config.js", "package-lock.json", "tsconfig.json", "scripts/types-and-lint.ts"])
  rules.update(readFileSync(join(root, file)));

const project = ts.getParsedCommandLineOfConfigFile(
  join(root, "tsconfig.json"),
  { tsBuildInfoFile: join(root, "node_modules/.cache", `clean-${rules.digest("hex").slice(0, 16)}.tsbuildinfo`) },
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
    },
  },
);
if (!project || project.fileNames.length === 0) throw new Error("tsconfig.json names no files");

const builder = ts.createIncrementalProgram({ rootNames: project.fileNames, options: project.options });
const program = builder.getProgram();
const changed = new Set<string>();
for (let next = builder.getSemanticDiagnosticsOfNextAffectedFile(); next;) {
  if ("fileName" in next.affected) changed.add(next.affected.fileName);
  else for (const file of project.fileNames) changed.add(file);
  next = builder.getSemanticDiagnosticsOfNextAffectedFile();
}

const linter = new ESLint({
  cwd: root,
  warnIgnored: false,
  overrideConfigFile: "config/eslint.config.js",
  overrideConfig: { files: ["**/*.ts", "**/*.tsx"], languageOptions: { parserOptions: { programs: [program] } } },
});
const linted = await linter.lintFiles(["**/*.{js,mjs,cjs}", ...project.fileNames.filter((file) => changed.has(file))]);
const printer = await linter.loadFormatter("stylish");
const lint = await printer.format(linted);

const found = [
  ...project.errors,
  ...builder.getOptionsDiagnostics(),
  ...builder.getSyntacticDiagnostics(),
  ...builder.getGlobalDiagnostics(),
  ...builder.getSemanticDiagnostics(),
];
const types = ts.formatDiagnostics(found, {
  getCanonicalFileName: (file) => file,
  getCurrentDirectory: () => root,
  getNewLine: () => "\n",
});

if (types || lint) {
  console.error(types + lint);
  process.exitCode = 1;
} else builder.emit();
