import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const debianChromium = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/**
 * Only the last list of features that a browser is given counts, so Playwright's own (1.65) comes first. The two behind
 * it are hidden pages of the address bar, which nobody sees here and which took two thirds of the time of a new window.
 */
const withoutFeatures = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
];

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./installation.setup.ts",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"], ["json", { outputFile: process.env["E2E_REPORT"] ?? "../test-results/e2e.json" }]],
  use: {
    actionTimeout: 20_000,
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(debianChromium) && { executablePath: debianChromium }),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        `--disable-features=${withoutFeatures.join(",")}`,
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        // WebGL runs in software here; drawing every page that way too would take most of the time.
        "--disable-gpu-compositing",
        "--disable-gpu-rasterization",
      ],
    },
  },
});
