import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** What can be seen without types; oxlint.json names the rules that need them, for a compiler that is quicker. */
export default defineConfig(
  globalIgnores([
    "**/node_modules/",
    "**/.next*/",
    "**/prisma/generated/",
    "**/.data*/",
    "**/next-env.d.ts",
    "**/test-results/",
  ]),
  js.configs.recommended,
  tseslint.configs.strict,
  { ...hooks.configs.flat["recommended-latest"], files: ["app/**"] },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    rules: { "no-undef": "off", "@typescript-eslint/no-require-imports": "off" },
  },
);
