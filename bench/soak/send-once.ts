import type { Page } from "@playwright/test";
import type { Lane, Line } from "../slow-line.ts";
import type { Slices } from "../slices.ts";
import type { Stage } from "../stage.ts";
import { chooseInPortal, isReceived, mostPutsAtOnce } from "../uploads.ts";
import { arrived } from "./arrived.ts";
import { comeBack, newPatient, pressSend } from "./patient.ts";
import type { Seen } from "./run.ts";

/** What goes wrong while a scan is sent: how many times in the end, and on how many connections at a time. */
type Trouble = (page: Page, lane: Lane) => Promise<{ words: string; faults: () => number; connections?: number }>;

/** Sends a scan over a line, with trouble from the moment it is sent, and looks at what arrived. */
export async function sendOnce(stage: Stage, line: Line, load: Slices, trouble: Trouble): Promise<Seen> {
  const patient = await newPatient(stage);
  const over = await stage.over(line);
  try {
    const page = await comeBack(await over.open(), patient);
    const most = mostPutsAtOnce(page);
    await chooseInPortal(page, load.folder);
    const [begun, before] = [performance.now(), over.lane.up.bytes()];
    await pressSend(page);
    const [{ words, faults, connections }] = await Promise.all([trouble(page, over.lane), received(page, load)]);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    const seen = await arrived({
      requestId: patient.requestId,
      load,
      sent: over.lane.up.bytes() - before,
      faults: faults(),
      connections: connections ?? most(),
    });
    return { ...seen, words: `${words}; received after ${seconds} s, at most ${most()} packs at once; ${seen.words}` };
  } finally {
    await over.close();
  }
}

/** Also ends where the page has given up, instead of waiting for what will not come. */
const received = (page: Page, { count }: Slices): Promise<void> =>
  Promise.race([isReceived(page, count), gaveUp(page)]);

async function gaveUp(page: Page): Promise<never> {
  const heading = page.getByText("Not everything could be sent");
  const words = await heading.waitFor({ timeout: 0 }).then(
    () => page.locator("main").innerText(),
    () => new Promise<never>(() => undefined), // the page was closed: somebody else knows why
  );
  throw new Error(`the page gave up: ${words.replace(/\s+/g, " ").slice(0, 400)}`);
}
