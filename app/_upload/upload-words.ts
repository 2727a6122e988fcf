import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { offlineWords, stalledWords, isStalled } from "#lib/upload/estimate.ts";
import { counted } from "./counted.ts";
import type { Stage, UploadState } from "./upload-stage.ts";

/** The stations that a person sees, in their order. */
export const stations = ["Reading", "Sending", "Checking", "Received"] as const;
export type Station = (typeof stations)[number];

/** Which station an upload has reached; null before anything was chosen. */
export function station({ stage, held }: Pick<UploadState, "stage" | "held">): Station | null {
  switch (stage.at) {
    case "start":
      return held.counts.checking > 0 ? "Checking" : null;
    case "broken":
      return null;
    case "reading":
    case "found":
      return "Reading";
    case "sending":
    case "stopped":
      return "Sending";
    case "sent":
      return isChecked({ stage, held }) && held.counts.images > 0 ? "Received" : "Checking";
  }
}

/** Whether the portal has said that it has checked all that was sent. */
export const isChecked = ({ stage, held }: Pick<UploadState, "stage" | "held">): boolean =>
  stage.at === "sent" && stage.fresh && held.counts.checking === 0;

export const signedOutWords = "You were signed out. What was sent is safe. Sign in again, and it goes on by itself.";

/** What holds the sending up, in words; null while it moves. */
export function holdUp({ sent, estimate, now }: Extract<Stage, { at: "sending" }>): string | null {
  switch (sent.state) {
    case "paused":
      return "Paused. What was sent is safe.";
    case "offline":
      return offlineWords(sent.safeImages, sent.totalImages);
    case "signed_out":
      return signedOutWords;
    case "sending":
      return isStalled(estimate, now) ? stalledWords : null;
    default:
      return null;
  }
}

/** "Received: 212 pictures, 4 series"; of series only those hear who may see the studies. */
export function receivedWords({ counts, studies }: Pick<FollowedScan, "counts" | "studies">): string {
  const series = studies.reduce((sum, study) => sum + study.series.length, 0);
  const ofSeries = series > 0 ? `, ${counted(series, "series", "series")}` : "";
  return `Received: ${counted(counts.images, "picture")}${ofSeries}`;
}

/** What is said aloud about a change, in short: new states, and every quarter of the way. Null for all the rest. */
export function announcement(before: UploadState, next: UploadState): string | null {
  const [was, is] = [before.stage, next.stage];
  if (next.signedOut && !before.signedOut) return signedOutShort;
  if (is.at !== was.at) return arrival(next);
  if (is.at === "sending" && was.at === "sending") return sendingChange(was, is);
  const received = station(next) === "Received" && station(before) !== "Received";
  return received ? `Your scan has arrived: ${counted(next.held.counts.images, "picture")}.` : null;
}

const signedOutShort = "Signed out. Sign in again, and it goes on by itself.";

function arrival({ stage, held }: UploadState): string | null {
  switch (stage.at) {
    case "reading":
      return "Searching your files.";
    case "found":
      return stage.found.images > 0 ? `Found: ${counted(stage.found.images, "picture")}.` : "No scan pictures found.";
    case "sending":
      return "Sending has begun.";
    case "stopped":
      return stage.how === "cancelled" ? "Sending stopped." : "Sending ended before the end.";
    case "sent":
      return "Everything is sent and is being checked.";
    case "broken":
      return stage.kept === null ? "Your files could not be read." : "Sending broke off.";
    case "start":
      return held.counts.images > 0 ? `${counted(held.counts.images, "picture")} here.` : null;
  }
}

type Sending = Extract<Stage, { at: "sending" }>;

function sendingChange(was: Sending, is: Sending): string | null {
  const [before, now] = [holdUp(was), holdUp(is)];
  if (was.sent.state !== is.sent.state || (before === null) !== (now === null)) return holdUpShort(is, now !== null);
  const quarter = Math.floor(is.estimate.percent / 25);
  return quarter > Math.floor(was.estimate.percent / 25) ? `${quarter * 25} % sent.` : null;
}

function holdUpShort({ sent }: Sending, held: boolean): string | null {
  switch (sent.state) {
    case "paused":
      return "Sending is paused.";
    case "offline":
      return `No connection. ${sent.safeImages} of ${counted(sent.totalImages, "picture")} safe.`;
    case "signed_out":
      return signedOutShort;
    case "sending":
      return held ? "Nothing moves at the moment. We keep trying." : "Sending goes on.";
    default:
      return null;
  }
}
