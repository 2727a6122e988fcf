import { setTimeout as sleep } from "node:timers/promises";
import { Agent, get } from "node:http";
import type { Page } from "@playwright/test";
import type { Person } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { releaseRequest } from "#lib/triage/release-request.ts";
import { newStaff, requestRow, submittedRequest } from "../../config/command-scene.ts";
import { cookieOf } from "../../e2e/session-cookie.ts";
import { openBrowser } from "../browser.ts";
import type { Stage } from "../stage.ts";
import { privateBytes } from "./private-bytes.ts";
import { megabytes, type Soak } from "./run.ts";

/** So many coordinators have the queue open; of these few, a browser really draws it. */
const open = 200;
const drawn = 3;
/** Milliseconds from a change until everybody knows. */
const limit = 2_000;

/** Two hundred coordinators hear of each change, and those of them who are real browsers draw it, within two seconds. */
export const live: Soak = async (stage, how) => {
  const people: Person[] = [];
  while (people.length < open) people.push(await newStaff("coordinator"));
  const { requestId } = await submittedRequest();
  const { reference } = await requestRow(requestId);
  const web = stage.processOf("next");
  const pages = await openPages(stage, people.slice(0, drawn));
  const idle = privateBytes(web);
  const streams = await Promise.all(people.map((person) => listen(stage.portal, person)));
  const listening = privateBytes(web);
  const times: { heard: number[]; drawn: number[] } = { heard: [], drawn: [] };
  const wrong: string[] = [];
  try {
    for (let round = 0; round < (how.short ? 4 : 20); round++) {
      await sleep(3_000);
      const begun = performance.now();
      const heard = Promise.all(streams.map(async (stream) => (await stream.hears(requestId)) - begun));
      const [first] = people as [Person];
      const claiming = round % 2 === 0;
      const { version } = await requestRow(requestId);
      expectOk(await (claiming ? claimRequest : releaseRequest)(first, { requestId, version }));
      const status = claiming ? "In triage" : "New";
      const seen = pages.list.map(async (page) => {
        await rowSays(page, reference, status);
        return performance.now() - begun;
      });
      times.heard.push(Math.max(...(await heard)));
      times.drawn.push(Math.max(...(await Promise.all(seen))));
    }
  } finally {
    for (const stream of streams) stream.end();
    await pages.close();
  }
  const [slowest, drawnLast] = [Math.max(...times.heard), Math.max(...times.drawn)];
  if (slowest > limit) wrong.push(`one of ${open} heard of a change after ${slowest.toFixed(0)} ms`);
  if (drawnLast > limit) wrong.push(`a page drew a change after ${drawnLast.toFixed(0)} ms`);
  return {
    words:
      `${times.heard.length} changes: the last of ${open} heard after ${told(times.heard)}, the last of ${drawn} browsers had ` +
      `drawn it after ${told(times.drawn)}; the web server has ${megabytes(idle)} without them, ` +
      `${megabytes(listening)} with ${open} streams, ${megabytes(privateBytes(web))} in the end`,
    wrong,
  };
};

/** "310 ms as a rule, 520 ms at most". */
const told = (times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b);
  return `${(sorted[sorted.length >> 1] ?? 0).toFixed(0)} ms as a rule, ${(sorted.at(-1) ?? 0).toFixed(0)} ms at most`;
};

/** A stream of one coordinator, as their browser holds it. */
async function listen(portal: string, person: Person) {
  const { name, value } = await cookieOf(person);
  const agent = new Agent({ keepAlive: false });
  let waiting: { topic: string; heard: (at: number) => void } | null = null;
  const req = get(`${portal}/api/events`, { agent, headers: { cookie: `${name}=${value}` } });
  await new Promise<void>((resolve, reject) => {
    req.on("error", reject);
    req.on("response", (res) => {
      if (res.statusCode !== 200) reject(new Error(`a stream was answered ${String(res.statusCode)}`));
      let text = "";
      res.setEncoding("utf8");
      res.on("error", () => undefined); // ended below
      res.on("data", (piece: string) => {
        text = (text + piece).slice(-2_000);
        if (waiting && text.includes(waiting.topic)) {
          waiting.heard(performance.now());
          waiting = null;
          text = "";
        }
        if (text.includes("event: beat")) resolve();
      });
    });
  });
  return {
    /** When it hears that this changed. */
    hears: (topic: string) =>
      new Promise<number>((heard) => {
        waiting = { topic, heard };
      }),
    end: () => req.destroy(),
  };
}

/** The queue in a browser for each of these people, awake and listening. */
async function openPages(stage: Stage, people: readonly Person[]) {
  const browsers = await Promise.all(people.map(() => openBrowser({})));
  const list = await Promise.all(
    browsers.map(async ({ context }, at): Promise<Page> => {
      await context.addCookies([await cookieOf(people[at] as Person)]);
      const page = await context.newPage();
      await page.goto(`${stage.portal}/queue?view=all`);
      await page.getByRole("grid").waitFor();
      return page;
    }),
  );
  await sleep(3_000); // until the streams are open
  return { list, close: () => Promise.all(browsers.map(({ close }) => close())) };
}

const rowSays = (page: Page, reference: string, status: string): Promise<void> =>
  page.getByRole("row").filter({ hasText: reference }).filter({ hasText: status }).waitFor({ timeout: 20_000 });
