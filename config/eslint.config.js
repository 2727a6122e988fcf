import js from "@eslint/js";
import { globalIgnores } from "eslint/config";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  globalIgnores([
    "**/node_modules/",
    "**/.next*/",
    "**/prisma/generated/",
    "**/.data*/",
    "**/next-env.d.ts",
    "**/test-results/",
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  { ...hooks.configs.flat["recommended-latest"], files: ["app/**"] },
  {
    languageOptions: {
      parserOptions: { project: "./tsconfig.json", tsconfigRootDir: `${import.meta.dirname}/..` },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // Handlers and steps of a common shape are async also where one of them has nothing to wait for.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { "no-undef": "off", "@typescript-eslint/no-require-imports": "off" },
  },
);
