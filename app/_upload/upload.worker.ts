/// <reference lib="webworker" />
import { offeredPapers } from "#app/_papers/offered-papers.ts";
import { listingsOf } from "#lib/upload/listing.ts";
import { createScan, type PickedFile, type SelectedFile, type Selection } from "#lib/upload/plan.ts";
import type { Sending } from "#lib/upload/send.ts";
import { createFeed } from "./feed.ts";
import { unreadable } from "./unreadable.ts";
import { describeSeen, describeSelection } from "./found.ts";
import type { Chosen, FromWorker, ToWorker } from "./messages.ts";
import { paced } from "./paced.ts";
import { drawPicture } from "./picture.ts";
import { filesIn } from "./handles.ts";
import { putPack } from "./put-pack.ts";
import { startSending } from "./sending.ts";
import { listedFirst, uploadDoors } from "./upload-doors.ts";

declare const self: DedicatedWorkerGlobalScope;

const scan = createScan();
let feed: ReturnType<typeof createFeed<Chosen>> | null = null;
let selection: Selection | null = null;
let pictures: SelectedFile[] = [];
let sending: Sending | null = null;
/** Whether papers go with the scan from this page, and how many of those found were offered already. */
let papers: { offered: number } | null = null;

const post = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, transfer);
const tell = paced(post, 250);

/** Reading, packing and sending happen here, so that the page never waits for them. One worker serves one selection. */
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "papers":
      papers = { offered: 0 };
      break;
    case "files":
      startToLook().push(data.files);
      break;
    case "all":
      startToLook().close();
      feed = null;
      break;
    case "send":
      startToSend(data);
      break;
    case "online":
      sending?.setOnline(data.online);
      break;
    default:
      sending?.[data.type]();
  }
};

/** The feed of the choice at hand; the first files of a choice begin it. */
function startToLook() {
  if (feed) return feed;
  feed = createFeed<Chosen>();
  void look(picked(feed.read())).catch(() => tell({ type: "broken" }));
  return feed;
}

const lookedEvery = 250;

async function look(files: AsyncIterable<PickedFile>): Promise<void> {
  let told = -lookedEvery;
  selection = await scan.add(files, (progress, seen) => {
    if (performance.now() - told < lookedEvery) return;
    told = performance.now();
    tell({ type: "looked", progress, seen: describeSeen(seen()) });
  });
  const described = describeSelection(selection);
  const drawn = (pictures = described.pictures);
  tell({ type: "found", found: described.found });
  if (papers) {
    const fresh = selection.papers.slice(papers.offered);
    papers.offered = selection.papers.length;
    tell({ type: "papers", papers: await offeredPapers(fresh) });
  }
  for (const [at, { file }] of drawn.entries()) {
    const picture = await drawPicture(file).catch(() => null);
    // Once another disc was added, the numbers mean other pictures.
    if (pictures !== drawn) return;
    if (picture) post({ type: "drawn", at, picture }, [picture.pixels.buffer]);
  }
}

async function* picked(chosen: AsyncIterable<Chosen>): AsyncGenerator<PickedFile> {
  for await (const one of chosen)
    if ("handle" in one)
      for await (const { path, file } of filesIn(one.handle)) yield { path, file: file ?? unreadable };
    else yield { path: one.path, file: one.file ?? unreadable };
}

function startToSend({ requestId, seriesUids, online }: Extract<ToWorker, { type: "send" }>): void {
  if (!selection) return;
  const studies = selection.studies
    .map((study) => ({ ...study, series: study.series.filter(({ uid }) => seriesUids.includes(uid)) }))
    .filter(({ series }) => series.length > 0);
  const api = listedFirst(uploadDoors(requestId), listingsOf(selection, studies));
  sending = startSending({ studies, pictures, api, put: putPack, tell });
  if (!online) sending.setOnline(false);
}
