import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";

/** Debian's Chromium: the one without windows shows the same pages in two thirds of the time. */
const debian = ["chromium-headless-shell", "chromium"] as const;
const pathOf = (name: (typeof debian)[number]): string => `/usr/bin/${name}`;

/** The Chromium of the tests; where there is none here, Playwright's own. */
export const browserPath = (): string | undefined =>
  process.env["CHROMIUM_PATH"] ?? debian.map(pathOf).find(existsSync);

/** Debian's Firefox, where somebody installed it: what people do is tried in a second browser too. */
export const firefoxPath = "/usr/bin/firefox-esr";

/** Makes sure there is a Chromium for the tests: Debian's package where we may install it, else Playwright's own. */
export function ensureBrowser(): void {
  if (process.env["CHROMIUM_PATH"] || existsSync(pathOf(debian[0]))) return;
  let failure: string | null = null;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) failure = installPackage();
  if (browserPath()) return;
  failure ??= run(process.execPath, ["node_modules/playwright/cli.js", "install", "--only-shell", "chromium"]);
  if (failure !== null) throw new Error(`No browser for the tests: ${failure}`);
}

/** Debian releases before the package without windows have the other. */
function installPackage(): string | null {
  let failure = run("apt-get", ["update", "-q", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::Retries=1"]);
  for (const name of debian) {
    if (existsSync(pathOf(name))) break;
    failure = run("apt-get", ["install", "-y", "-q", "--no-install-recommends", name]);
  }
  return failure;
}

/** Null where it went well. */
function run(command: string, args: string[]): string | null {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0 ? null : `${command} ${args.join(" ")} failed.\n${stdout}${stderr}`.slice(-3_000);
}
