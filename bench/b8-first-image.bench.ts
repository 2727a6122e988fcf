import { join } from "node:path";
import { closeDatabase } from "#lib/platform/db.ts";
import { startChild, stopChild, whenReady } from "#scripts/children.ts";
import { freePort } from "#scripts/installation.ts";
import type { cookieOf } from "../e2e/session-cookie.ts";
import { caseToRead } from "./case-to-read.ts";
import { writeCtSeries } from "./ct-series.ts";
import { hasDicomWeb, startOrthanc } from "./orthanc.ts";
import type { OhifAt } from "./peers/ohif.ts";
import { median, type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";
import type { Lane } from "./slow-line.ts";
import { privateBytes } from "./soak/private-bytes.ts";
import { onStage, type Stage } from "./stage.ts";
import { type AllHere, scrollRate, view, type Viewed } from "./viewing.ts";

const target = { first: 0.25, warm: 1_000, last: 0.8, longest: 100 };
const line = { roundTrip: 30, uplink: 30e6 };
const patience = 5 * 60_000;

type Run = { cold: Viewed; warm: Viewed; bytes: number; memory: number; rate: number };

/**
 * A CT of 500 slices over 30 Mbit/s and 30 ms, from the address to the first true image and to the last one, with an empty
 * browser and in one that has just shown it: the reading room, and OHIF on Orthanc, over the same kind of line. The
 * server's preview is told and does not count as an image.
 */
export const bench = ({ files = 500, rounds }: Options): Promise<Measured> =>
  onStage(async (stage) => {
    if (!hasDicomWeb()) throw new Error("Orthanc is needed beside it: apt-get install orthanc orthanc-dicomweb");
    const scan = writeCtSeries(join(stage.folder, "ct"), files);
    const { address, cookie } = await caseToRead(stage, line, scan);
    const orthanc = await startOrthanc(join(stage.folder, "orthanc"), { web: true });
    await orthanc.receive(scan.folder, 6);
    const port = await freePort();
    const ohif = startChild("bench/peers/ohif.ts", { env: process.env });
    ohif.send({ port, orthanc: orthanc.port } satisfies OhifAt);
    await whenReady(ohif, "OHIF");
    const lanes: Lane[] = [];
    const runs = { portal: [] as Run[], ohif: [] as Run[] };
    try {
      for (let round = 0; round < rounds; round++)
        for (const who of ["portal", "ohif"] as const) {
          const ours = who === "portal";
          const where = ours ? address : `http://localhost:${port}/viewer?StudyInstanceUIDs=${scan.studyUid}`;
          const all = ours ? { words: `${files} of ${files} images loaded` } : { answers: "/frames/", count: files };
          runs[who].push(await look(stage, [port], where, all, ours ? [cookie] : [], lanes));
          console.log(who, JSON.stringify(runs[who].at(-1)));
        }
    } finally {
      await stopChild(ohif, 3_000);
      await orthanc.stop();
      await closeDatabase();
    }
    const of = (who: keyof typeof runs, what: (run: Run) => number | null) =>
      median(runs[who].map((run) => what(run) ?? Number.NaN));
    const told = (who: keyof typeof runs) => ({
      who,
      "preview, s": seconds(of(who, ({ cold }) => cold.preview)),
      "first cold": seconds(of(who, ({ cold }) => cold.first)),
      "usable cold": seconds(of(who, ({ cold }) => cold.usable)),
      "last cold": seconds(of(who, ({ cold }) => cold.last)),
      "first warm": seconds(of(who, ({ warm }) => warm.first)),
      "MB cold": rounded(of(who, ({ bytes }) => bytes) / 1e6, 0),
      "longest task, ms": rounded(
        of(who, ({ cold }) => cold.longest),
        0,
      ),
      "images/s": rounded(
        of(who, ({ rate }) => rate),
        0,
      ),
      "memory, MB": rounded(of(who, ({ memory }) => memory) / 1e6, 0),
    });
    const [ours, peer] = [told("portal"), told("ohif")];
    printTable(`B8: ${files} CT slices, ${(scan.bytes / 1e6).toFixed(0)} MB, 30 Mbit/s, 30 ms`, [ours, peer]);
    printCircumstances(...lanes);
    const first = of("portal", ({ cold }) => cold.first) / of("ohif", ({ cold }) => cold.first);
    const last = of("portal", ({ cold }) => cold.last) / of("ohif", ({ cold }) => cold.last);
    const [warm, longest] = [of("portal", (run) => run.warm.first), of("portal", ({ cold }) => cold.longest)];
    return {
      ours: figures(ours),
      peer: { ohif: figures(peer) },
      ratio: rounded(first),
      target: `first ≤ ${target.first} ×, warm ≤ 1 s, last ≤ ${target.last} × (${last.toFixed(2)}), longest task ≤ ${target.longest} ms`,
      pass: first <= target.first && warm <= target.warm && last <= target.last && longest <= target.longest,
    };
  });

type Cookie = Awaited<ReturnType<typeof cookieOf>>;

/** With an empty browser, then again in the same one. */
async function look(
  stage: Stage,
  more: number[],
  address: string,
  all: AllHere,
  cookies: Cookie[],
  lanes: Lane[],
): Promise<Run> {
  const over = await stage.over(line, more);
  lanes.push(over.lane);
  try {
    const { context } = await over.open();
    await context.addCookies(cookies);
    const { page, ...cold } = await view(context, address, all, patience);
    const bytes = over.lane.down.bytes();
    const session = await context.browser()?.newBrowserCDPSession();
    const { processInfo = [] } = (await session?.send("SystemInfo.getProcessInfo")) ?? {};
    const memory = processInfo.reduce((sum, { id }) => sum + privateBytes(id), 0);
    const rate = cookies.length > 0 ? await scrollRate(page) : Number.NaN;
    await page.close();
    const { page: again, ...warm } = await view(context, address, "first image", patience);
    await again.close();
    return { cold, warm, bytes, memory, rate };
  } finally {
    await over.close();
  }
}

const seconds = (ms: number): number => rounded(ms / 1000);
const figures = (row: Record<string, string | number>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => Number.isFinite(value))) as Record<string, number>;
