/// <reference lib="webworker" />
import { offeredPapers } from "#app/_papers/offered-papers.ts";
import { type PickedFile, scan, type SelectedFile, type Selection } from "#lib/upload/plan.ts";
import type { Sending } from "#lib/upload/send.ts";
import { createFeed } from "./feed.ts";
import { unreadable } from "./unreadable.ts";
import { describeSelection } from "./found.ts";
import type { Chosen, FromWorker, ToWorker } from "./messages.ts";
import { paced } from "./paced.ts";
import { drawPicture } from "./picture.ts";
import { putPack } from "./put-pack.ts";
import { startSending } from "./sending.ts";
import { uploadDoors } from "./upload-doors.ts";

declare const self: DedicatedWorkerGlobalScope;

const feed = createFeed<Chosen>();
let selection: Selection | null = null;
let pictures: SelectedFile[] = [];
let sending: Sending | null = null;

const post = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, transfer);
const tell = paced(post, 150);

/** Reading, packing and sending happen here, so that the page never waits for them. One worker serves one choice of files. */
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "files":
      feed.push(data.files);
      break;
    case "all":
      feed.close();
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

void look().catch(() => tell({ type: "broken" }));

async function look(): Promise<void> {
  selection = await scan(picked(), (progress) => tell({ type: "looked", progress }));
  const described = describeSelection(selection);
  pictures = described.pictures;
  tell({ type: "found", found: described.found });
  tell({ type: "papers", papers: await offeredPapers(selection.papers) });
  for (const [at, { file }] of pictures.entries()) {
    const picture = await drawPicture(file).catch(() => null);
    if (picture) post({ type: "drawn", at, picture }, [picture.pixels.buffer]);
  }
}

async function* picked(): AsyncGenerator<PickedFile> {
  for await (const { path, file } of feed.read()) yield { path, file: file ?? unreadable };
}

function startToSend({ requestId, studyUids, online }: Extract<ToWorker, { type: "send" }>): void {
  if (!selection) return;
  const studies = selection.studies.filter(({ uid }) => studyUids.includes(uid));
  sending = startSending({ studies, pictures, api: uploadDoors(requestId), put: putPack, tell });
  if (!online) sending.setOnline(false);
}
