import { defineConfig } from "vitest/config";

const files = "{lib,app,scripts,prisma,config,bench}/**";

export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "pure", include: [`${files}/*.test.ts`], exclude: [`${files}/*.db.test.ts`] } },
      {
        extends: true,
        test: { name: "commands", include: [`${files}/*.db.test.ts`], globalSetup: "config/test-services.ts" },
      },
    ],
  },
});
