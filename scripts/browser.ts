import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";

const debian = "/usr/bin/chromium";

/** Makes sure there is a Chromium for the tests: Debian's package where we may install it, else Playwright's own. */
export function ensureBrowser(): void {
  if (process.env["CHROMIUM_PATH"] || existsSync(debian)) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update", "-q"]);
    run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"]);
    if (existsSync(debian)) return;
  }
  run(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]);
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0)
    throw new Error(`No browser for the tests: ${command} ${args.join(" ")} failed.\n${stdout}${stderr}`.slice(-3_000));
}
