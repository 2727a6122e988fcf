import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { startEstimate, updateEstimate } from "#lib/upload/estimate.ts";
import { chosenSeries, type Found, seriesOf } from "./found.ts";
import { personsOn } from "./found-words.ts";
import type { FromWorker, Sent } from "./messages.ts";
import type { Choice, Stage, UploadState } from "./upload-stage.ts";
import { announcement } from "./upload-words.ts";

export type UploadEvent =
  | Exclude<FromWorker, { type: "papers" }>
  | { type: "chosen" }
  | { type: "ticked"; seriesUids: readonly string[] }
  | { type: "begun"; now: number }
  | { type: "tick"; now: number }
  | { type: "held"; held: FollowedScan }
  | { type: "signed-out"; signedOut: boolean }
  | { type: "again" };

export const startState = (held: FollowedScan): UploadState => ({
  stage: { at: "start" },
  pictures: new Map(),
  stored: new Set(),
  held,
  signedOut: false,
  said: "",
});

/** The state after an event, with what is to be said about it. */
export function after(state: UploadState, event: UploadEvent): UploadState {
  const next = { ...state, ...change(state, event) };
  return { ...next, said: announcement(state, next) ?? state.said };
}

function change(state: UploadState, event: UploadEvent): Partial<UploadState> {
  const { stage } = state;
  switch (event.type) {
    case "chosen":
      return { stage: startReading(stage), pictures: new Map(), stored: new Set() };
    case "again":
      return { stage: { at: "start" }, pictures: new Map(), stored: new Set() };
    case "looked":
      return stage.at === "reading"
        ? { stage: { ...stage, files: event.progress.files, images: event.progress.images, seen: event.seen } }
        : {};
    case "found":
      return stage.at === "reading"
        ? { stage: { at: "found", found: event.found, seriesUids: firstTicks(event.found, stage.before) } }
        : {};
    case "drawn":
      return stage.at === "reading" ? {} : { pictures: new Map(state.pictures).set(event.at, event.picture) };
    case "stored":
      return { stored: new Set([...state.stored, ...event.pictures]) };
    case "ticked":
      return stage.at === "found" ? { stage: { ...stage, seriesUids: event.seriesUids } } : {};
    case "begun":
      return stage.at === "found" || stage.at === "stopped" ? { stage: begin(stage, event.now), signedOut: false } : {};
    case "sent":
      return stage.at === "sending" ? { stage: { ...stage, sent: noLess(event.sent, stage.sent) } } : {};
    case "tick":
      return stage.at === "sending" ? { stage: tick(stage, event.now) } : {};
    case "ended":
      return { stage: end(stage, event) };
    case "held":
      return {
        held: event.held,
        signedOut: false,
        ...(stage.at === "sent" ? { stage: { ...stage, fresh: true } } : {}),
      };
    case "signed-out":
      return { signedOut: event.signedOut };
    case "broken":
      return { stage: { at: "broken", kept: stage.at === "sending" ? stage.sent.safeImages : null } };
  }
}

/** Another disc is added to what was found before; anything else begins anew. */
function startReading(stage: Stage): Stage {
  const before = stage.at === "found" ? { found: stage.found, seriesUids: stage.seriesUids } : null;
  const { files, images } = before?.found ?? { files: 0, images: 0 };
  return { at: "reading", files, images, seen: before?.found.studies ?? [], before };
}

/**
 * All scans of one person; of several persons none, as only the patient knows which are theirs. What was decided before
 * another disc was added stays so.
 */
function firstTicks({ studies }: Found, before: Choice | null): string[] {
  const decided = new Set(before && seriesOf(before.found));
  const several = studies.length > 1 && personsOn(studies).length > 1;
  const fresh = studies.filter(({ series }) => !several || series.some(({ uid }) => before?.seriesUids.includes(uid)));
  return [...(before?.seriesUids ?? []), ...seriesOf({ studies: fresh }).filter((uid) => !decided.has(uid))];
}

function begin(stage: Extract<Stage, { at: "found" | "stopped" }>, now: number): Stage {
  const { found, seriesUids } = stage;
  const chosen = chosenSeries(found, seriesUids);
  const sent: Sent = {
    state: "sending",
    safeBytes: 0,
    safeImages: 0,
    movingBytes: 0,
    failedImages: 0,
    totalBytes: chosen.reduce((sum, { bytes }) => sum + bytes, 0),
    totalImages: chosen.reduce((sum, { images }) => sum + images, 0),
  };
  const next = stage.at === "stopped" ? noLess(sent, stage.sent) : sent;
  const estimate = updateEstimate(startEstimate(now, next.safeBytes), next.safeBytes, next.totalBytes, now);
  return { at: "sending", found, seriesUids, sent: next, estimate, now };
}

/** What was safe stays so: a new try finds it again file by file, and must not seem to begin at nothing. */
const noLess = (sent: Sent, before: Sent): Sent => ({
  ...sent,
  safeBytes: Math.max(sent.safeBytes, before.safeBytes),
  safeImages: Math.max(sent.safeImages, before.safeImages),
});

/** While nothing may move, the clock of the estimate stands still too: a pause is neither slow nor a stall. */
function tick(stage: Extract<Stage, { at: "sending" }>, now: number): Stage {
  const { sent, estimate } = stage;
  const bytes = sent.safeBytes + sent.movingBytes;
  if (sent.state !== "sending")
    return { ...stage, now, estimate: { ...startEstimate(now, bytes), percent: estimate.percent } };
  return { ...stage, now, estimate: updateEstimate(estimate, bytes, sent.totalBytes, now) };
}

function end(stage: Stage, { how, words, sent, troubles }: Extract<FromWorker, { type: "ended" }>): Stage {
  if (stage.at !== "sending") return stage;
  if (how === "finished") return { at: "sent", sent, troubles, fresh: false };
  const { found, seriesUids } = stage;
  return { at: "stopped", found, seriesUids, sent: noLess(sent, stage.sent), how, words, troubles };
}
