import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { bareWords } from "./bare-words.js";

/** Where patients read. Staff and surgeons read English. */
const patients = [
  "app/*.tsx",
  "app/{_consents,_messages,_papers,_public,_ui,_upload,can-we-review,guides,pinched-nerve,privacy,reminders,requests,send,sign-in}/**/*.{ts,tsx}",
];
const english = [
  "app/sign-in/staff/**",
  "app/_papers/paper-list.tsx",
  "app/_ui/{body-map-picture,staff-page}.tsx",
  "**/*.test.ts",
];

/** What can be seen in one file; oxlint.json names the rules that need types or a compiler, for one that is quicker. */
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
  {
    files: patients,
    ignores: english,
    plugins: { foramen: { rules: { "bare-words": bareWords } } },
    rules: { "foramen/bare-words": "error" },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    rules: { "no-undef": "off", "@typescript-eslint/no-require-imports": "off" },
  },
);
