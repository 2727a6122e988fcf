import { defineConfig } from "vitest/config";

const files = "{lib,app,scripts,prisma,config,bench}/**";

/** They change what a module reads once, so they need modules of their own; all others share those of their process. */
const alone = [
  "app/_server/form-action.db.test.ts",
  "app/_server/{middleware,own-page}.test.ts",
  "lib/accounts/directory.db.test.ts",
  "lib/audit/anchor.test.ts",
  "lib/intake/heed-warning-signs.db.test.ts",
  "lib/keys/changed-secrets.test.ts",
  "lib/notifications/{delivery.db,mails}.test.ts",
  "lib/papers/check-malware.db.test.ts",
  "lib/passes/passes.db.test.ts",
  "lib/rest/rest.db.test.ts",
  "lib/platform/{malware,sandbox}.test.ts",
  "lib/studies/{reconcile-storage,scan-pack}.db.test.ts",
];
const services = "config/test-services.ts";

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          isolate: false,
          include: [`${files}/*.test.ts`],
          exclude: [`${files}/*.db.test.ts`, ...alone],
        },
      },
      {
        extends: true,
        test: {
          name: "commands",
          isolate: false,
          include: [`${files}/*.db.test.ts`],
          exclude: alone,
          globalSetup: services,
        },
      },
      { extends: true, test: { name: "alone", include: alone, globalSetup: services } },
    ],
  },
});
