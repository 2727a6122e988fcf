import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { type Slices, writeSlices } from "../slices.ts";
import type { Stage } from "../stage.ts";
import { chooseInPortal, isReceived, mostPutsAtOnce, packsOf } from "../uploads.ts";
import { arrived } from "./arrived.ts";
import { comeBack, isSending, newPatient, type Patient, pressSend } from "./patient.ts";
import { between, type Soak } from "./run.ts";

/** The browser is killed at random points while one scan is sent; each time a new profile chooses the same folder. */
export const kills: Soak = async (stage, how) => {
  const count = how.short ? 3 : 20;
  const load = writeSlices(join(stage.folder, "kills"), how.short ? 200 : 600, 512, 15);
  // About half of what is chosen has to travel; some of that is left for the browser that comes last.
  const most = (1.5 * load.bytes * 0.55) / (count + 1);
  const patient = await newPatient(stage);
  const over = await stage.over({ roundTrip: 20, uplink: 50e6 });
  // Counted from end to end: what a killed browser had given to the system still travels after it.
  const before = over.lane.up.bytes();
  let connections = 0;
  const wrong: string[] = [];
  try {
    for (let kill = 0; kill < count; kill++) {
      const budget = between(0, most, how);
      const until = async (page: Page, sent: () => number) => {
        await reached(sent, budget);
        if (!(await isSending(page))) wrong.push(`all was sent before kill ${kill + 1}`);
      };
      connections = Math.max(connections, await oneBrowser(over, patient, load, until, "kill"));
    }
    const { length: kept } = await packsOf(patient.requestId);
    const last = await oneBrowser(over, patient, load, (page) => isReceived(page, load.count), "close");
    connections = Math.max(connections, last);
    const sent = over.lane.up.bytes() - before;
    const { requestId } = patient;
    const { words, wrong: more } = await arrived({ requestId, load, sent, faults: count, connections });
    return {
      words: `${count} kills (${kept} packs kept by then), at most ${connections} packs at once; ${words}`,
      wrong: [...wrong, ...more],
    };
  } finally {
    await over.close();
  }
};

type Over = Awaited<ReturnType<Stage["over"]>>;
type Until = (page: Page, sent: () => number) => Promise<void>;

/** A new profile chooses the folder and sends until something is so; then it ends. Answers the most packs at once. */
async function oneBrowser({ lane, open }: Over, patient: Patient, load: Slices, until: Until, end: "kill" | "close") {
  const browser = await open();
  const page = await comeBack(browser, patient);
  const connections = mostPutsAtOnce(page);
  await chooseInPortal(page, load.folder);
  const before = lane.up.bytes();
  await pressSend(page);
  await until(page, () => lane.up.bytes() - before);
  await browser[end]();
  return connections();
}

async function reached(sent: () => number, budget: number): Promise<void> {
  const deadline = performance.now() + 2 * 60_000;
  while (sent() < budget) {
    if (performance.now() > deadline) throw new Error(`only ${sent()} bytes moved in two minutes`);
    await sleep(20);
  }
}
