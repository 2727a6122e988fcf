import { createRequire } from "node:module";
import type { PlaywrightWorkerOptions } from "@playwright/test";
import { firefoxPath } from "#scripts/browser.ts";

type Socket = { send: (this: Socket, data: unknown, ...more: unknown[]) => void };

/**
 * Firefox as people have it. Its driver is WebDriver BiDi, which Playwright speaks under the name of this channel. A
 * screenshot, which is taken of every page that closes and kept where a test fails, would break the pages' policy here.
 */
export const firefox: Pick<PlaywrightWorkerOptions, "browserName" | "channel" | "screenshot" | "launchOptions"> = {
  browserName: "firefox",
  channel: "moz-firefox",
  screenshot: "off",
  launchOptions: { executablePath: firefoxPath, args: [] },
};

/**
 * Playwright tells every new window its colour scheme, with a command that the Firefox of Debian does not know yet, and
 * gives up where that fails. A question without effect goes in its place, so the pages have the colours of the machine.
 */
export function withoutColourScheme(): void {
  const { ws } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle") as { ws: { prototype: Socket } };
  const { send } = ws.prototype;
  ws.prototype.send = function (data, ...more) {
    const unknown = typeof data === "string" && data.includes('"emulation.setMediaFeaturesOverride"');
    const { id } = unknown ? (JSON.parse(data) as { id: number }) : { id: 0 };
    send.call(this, unknown ? JSON.stringify({ id, method: "session.status", params: {} }) : data, ...more);
  };
}
