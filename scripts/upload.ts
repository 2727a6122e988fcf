import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { personLine } from "#app/_upload/person-words.ts";
import { say } from "#lib/platform/language.ts";
import { HttpFailure } from "#lib/upload/patience.ts";
import { scan, type Selection } from "#lib/upload/plan.ts";
import { chosenFiles } from "./upload/chosen-files.ts";
import { foundLines } from "./upload/found-lines.ts";
import { type KeptToken, tokenFile } from "./upload/kept-token.ts";
import { type Followed, follow, redeem } from "./upload/portal.ts";
import { progressLine } from "./upload/progress-line.ts";
import { transfer } from "./upload/transfer.ts";

const usage = `npm run upload -- <folder or ZIP> --request <reference> --token <code> [--address http://localhost:3000] [--person <number>] [--all]

Sends the scan of a request, as the portal's own page does. The code comes from the scan page of the request, under
"Send from another computer". Run the same command again to go on where it stopped: only what is missing is sent.
  --person <number>   of several persons on a disc, whose scans are sent; asked for with their numbers
  --all               send the scans of all of them

Ends with 0 when everything has arrived and was checked, 1 when something has not, 2 when called wrongly, 3 when the
code does not work (any more), 4 when nothing was found to send, 130 when stopped.`;

const ends = { received: 0, incomplete: 1, usage: 2, shutOut: 3, nothing: 4, stopped: 130 };

type Given = { path: string; reference: string; code: string; address: string; person: number | null; all: boolean };

const line = progressLine(process.stdout);
const stopping = new AbortController();
process.on("SIGINT", () => {
  if (stopping.signal.aborted) process.exit(ends.stopped); // asked twice
  stopping.abort();
});
process.on("SIGTERM", () => stopping.abort());

process.exitCode = await main().catch((error: unknown) => {
  if (stopping.signal.aborted) return stopped();
  line.end(error instanceof Error ? wordsOf(error) : String(error));
  return error instanceof HttpFailure && [401, 404].includes(error.status) ? ends.shutOut : ends.incomplete;
});

async function main(): Promise<number> {
  const given = readGiven();
  if (!given) {
    console.error(usage);
    return ends.usage;
  }
  const words = (files: number, images: number) => `Reading: ${files} files so far, ${images} pictures`;
  const selection = await scan(
    chosenFiles(given.path),
    ({ files, images }) => line.say(words(files, images)),
    stopping.signal,
  );
  line.end(foundLines(selection).join("\n"));
  if (selection.images === 0) return ends.nothing;
  const studies = studiesToSend(selection, given);
  if (studies.length === 0) {
    line.end("These pictures belong to several persons. Name one with --person and the number, or all with --all:");
    line.end(selection.persons.map((person, at) => `  ${at + 1}  ${personLine(person).en}`).join("\n"));
    return ends.nothing;
  }
  const images = studies.reduce((all, { series }) => series.reduce((sum, one) => sum + one.images, all), 0);
  const kept = await letIn(given);
  const sent = await transfer({ selection, studies, address: given.address, kept, line, stop: stopping.signal });
  if (sent.keptImages > 0) line.end(`${sent.keptImages} pictures were there already and were not sent again.`);
  if (sent.unreadable.length > 0) line.end(`Could not be read, and not sent: ${sent.unreadable.join(", ")}`);
  if (sent.shutOut) throw new HttpFailure(401);
  if (sent.state === "cancelled") return stopped(sent.safeImages, images);
  if (sent.state === "failed") line.end(`${say("en", sent.words ?? "Not everything could be sent")}.`);
  const checked = await untilChecked(given.address, kept);
  return sent.state === "finished" && sent.unreadable.length === 0 && checked ? ends.received : ends.incomplete;
}

/** None where it is not clear whose they are. */
function studiesToSend({ studies, persons }: Selection, { person, all }: Given): Selection["studies"] {
  if (all || persons.length < 2) return studies;
  const chosen = person === null ? undefined : persons[person - 1];
  return studies.filter(({ uid }) => chosen?.studies.includes(uid));
}

function readGiven(): Given | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        request: { type: "string" },
        token: { type: "string" },
        address: { type: "string", default: "http://localhost:3000" },
        person: { type: "string" },
        all: { type: "boolean", default: false },
      },
    });
    const [path, ...more] = positionals;
    if (!path || more.length > 0 || !values.request || !values.token || !URL.canParse(values.address)) return null;
    const { origin: address } = new URL(values.address);
    // npm runs in the folder of the portal; a path is meant from where it was called.
    const from = process.env["INIT_CWD"] ?? process.cwd();
    const person = values.person === undefined ? null : Number(values.person);
    const { request: reference, token: code, all } = values;
    return { path: resolve(from, path), reference, code, address, person, all };
  } catch {
    return null;
  }
}

/** The token that an earlier run got for this code, else one for the code, which works once. */
async function letIn({ address, code, reference }: Given): Promise<KeptToken> {
  const file = tokenFile({ address, code, reference });
  const kept = await file.read();
  if (kept) {
    try {
      await follow(address, kept, stopping.signal);
      return kept;
    } catch (error) {
      if (!(error instanceof HttpFailure && error.status === 401)) throw error;
      await file.remove();
      throw error;
    }
  }
  const opened = await redeem(address, { code, reference });
  await file.write(opened);
  return opened;
}

/** Nothing is called received before the portal has read every file. */
async function untilChecked(address: string, kept: KeptToken): Promise<boolean> {
  for (;;) {
    stopping.signal.throwIfAborted();
    const seen = await follow(address, kept, stopping.signal).catch((error: unknown) => {
      if (error instanceof HttpFailure && error.status === 401) throw error;
      return null; // no line: the next try will tell
    });
    if (seen?.counts.checking === 0) return received(seen);
    line.say(`Checking: ${seen?.counts.images ?? 0} pictures checked so far`);
    await new Promise((resolvePause) => setTimeout(resolvePause, 1_000));
  }
}

function received({ counts, refused }: Followed): boolean {
  for (const { words, files } of refused)
    line.end(`Not taken, ${files} files: ${say("en", words) || "could not be read"}`);
  if (counts.damaged > 0) line.end("A part was damaged on its way. Run the same command again to send it once more.");
  line.end(`Received: the request has ${counts.images} pictures, all of them checked.`);
  return counts.damaged === 0 && refused.length === 0;
}

function stopped(safe?: number, all?: number): number {
  const kept = safe === undefined ? "What was sent is safe." : `${safe} of ${all ?? safe} pictures are safe.`;
  line.end(`Stopped. ${kept} Run the same command again and only the rest will be sent.`);
  return ends.stopped;
}

function wordsOf(error: Error): string {
  if (!(error instanceof HttpFailure)) return `The portal cannot be reached: ${error.message}. Try again later.`;
  if (error.status === 401) return "This code does not work any more. What was sent is safe. Ask for a new code.";
  return `${say("en", error.words ?? error.message)}.`;
}
