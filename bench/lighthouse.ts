import { get } from "node:http";
import { chromium } from "@playwright/test";
import lighthouse, { type Flags, type Result } from "lighthouse";
import { ensureBrowser } from "#scripts/browser.ts";
import { freePort } from "#scripts/installation.ts";
import { launchOptions } from "./browser.ts";

/** What a page is judged by beside its speed. */
export const categories = ["accessibility", "best-practices", "seo"] as const;
export type Category = (typeof categories)[number];

/**
 * `lcp` in milliseconds on a line and a processor that are slowed down, `simulated` as Lighthouse reckons it from a look at
 * full speed; `script` in bytes of gzip, as they travel without their headers; scores up to 100, with the audits that cost
 * points.
 */
export type Look = {
  lcp: number;
  simulated: number;
  script: number;
  scores: Partial<Record<Category, { score: number; lost: string[] }>>;
};

export type Looker = (url: string, judged: readonly Category[], cookie?: string) => Promise<Look>;

/** Lighthouse as it comes, which is a slow phone on a slow line, in the Chromium of the tests. */
export async function withLighthouse<T>(work: (look: Looker) => Promise<T>): Promise<T> {
  ensureBrowser();
  const port = await freePort();
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...launchOptions.args, `--remote-debugging-port=${port}`],
  });
  try {
    return await work((url, judged, cookie) => look(port, url, judged, cookie));
  } finally {
    await browser.close();
  }
}

async function look(port: number, url: string, judged: readonly Category[], cookie?: string): Promise<Look> {
  const headers = cookie && { extraHeaders: { cookie } };
  const lhr = await report(url, { port, onlyCategories: ["performance", ...judged], ...headers });
  const slowed = await report(url, {
    port,
    onlyAudits: ["largest-contentful-paint"],
    throttlingMethod: "devtools",
    ...headers,
  });
  const requests = lhr.audits["network-requests"]?.details as { items?: Request[] } | undefined;
  const scripts = requests?.items?.filter(({ resourceType }) => resourceType === "Script") ?? [];
  return {
    lcp: lcpOf(slowed),
    simulated: lcpOf(lhr),
    script: (await Promise.all(scripts.map((one) => gzipped(one.url)))).reduce((sum, size) => sum + size, 0),
    scores: Object.fromEntries(
      judged.map((id) => {
        const { score = 0, auditRefs = [] } = lhr.categories[id] ?? {};
        const weighed = auditRefs.filter(({ weight }) => weight > 0).map((one) => one.id);
        const lost = weighed.filter((audit) => (lhr.audits[audit]?.score ?? 1) < 1);
        return [id, { score: Math.round((score ?? 0) * 100), lost }];
      }),
    ),
  };
}

async function report(url: string, flags: Flags): Promise<Result> {
  const { lhr } = (await lighthouse(url, { logLevel: "error", ...flags })) ?? {};
  const trouble = lhr?.runtimeError?.message;
  if (!lhr || trouble) throw new Error(`Lighthouse saw nothing: ${trouble ?? "no report"}`);
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname)
    throw new Error(`another page was shown: ${new URL(lhr.finalDisplayedUrl).pathname}`);
  return lhr;
}

const lcpOf = ({ audits }: Result): number => audits["largest-contentful-paint"]?.numericValue ?? Number.NaN;

type Request = { url: string; resourceType?: string };

/** The bytes of a script's body as a server sends them that packs with gzip. */
const gzipped = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { headers: { "accept-encoding": "gzip" } }, (res) => {
      let size = 0;
      res.on("data", (chunk: Buffer) => (size += chunk.length));
      res.on("end", () => resolve(size));
    });
    asked.on("error", reject);
  });
