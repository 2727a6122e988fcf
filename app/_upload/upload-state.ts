import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { startEstimate, updateEstimate } from "#lib/upload/estimate.ts";
import type { FoundPerson } from "#lib/upload/persons-found.ts";
import { chosenSeries, type Found, isChosen, seriesOf, studiesOf } from "./found.ts";
import type { FromWorker, Sent } from "./messages.ts";
import type { Choice, Stage, UploadState } from "./upload-stage.ts";
import { announcement } from "./upload-words.ts";

export type UploadEvent =
  | Exclude<FromWorker, { type: "papers" }>
  | { type: "chosen" }
  | { type: "whose"; persons: readonly FoundPerson[] }
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
      return stage.at === "reading" ? { stage: { at: "found", ...firstChoice(event.found, stage.before) } } : {};
    case "drawn":
      return stage.at === "reading" ? {} : { pictures: new Map(state.pictures).set(event.at, event.picture) };
    case "stored":
      return { stored: new Set([...state.stored, ...event.pictures]) };
    case "whose":
      return stage.at === "found" ? { stage: { ...stage, ...choiceOf(event.persons, stage.found, stage) } } : {};
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
  const before = stage.at === "found" ? { found: stage.found, mine: stage.mine, seriesUids: stage.seriesUids } : null;
  const { files, images } = before?.found ?? { files: 0, images: 0 };
  return { at: "reading", files, images, seen: before?.found.studies ?? [], before };
}

/**
 * All scans of one person; of several persons none, as only the patient knows which are theirs. Whoever was chosen before
 * another disc was added stays so.
 */
function firstChoice(found: Found, before: Choice | null): Choice {
  const { persons } = found;
  const earlier = before?.found.studies.map(({ uid }) => uid) ?? [];
  const chosen = persons.filter((person) => isChosen(person, before?.mine ?? [], earlier));
  return choiceOf(persons.length > 1 ? chosen : persons, found, before);
}

/** The scans of these persons, all of them but the series that were left out before. */
function choiceOf(persons: readonly FoundPerson[], found: Found, before: Choice | null): Choice {
  const studies = studiesOf(found, persons);
  const offered = before ? before.found.studies.filter(({ uid }) => before.mine.includes(uid)) : [];
  const decided = new Set(seriesOf({ studies: offered }));
  const seriesUids = seriesOf({ studies }).filter((uid) => before?.seriesUids.includes(uid) || !decided.has(uid));
  return { found, mine: studies.map(({ uid }) => uid), seriesUids };
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
    trouble: null,
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
