"use client";
import { SignInAgain } from "#app/_session/sign-in-again.client.tsx";
import { Pause, Play, X } from "lucide";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { sizeWords, timeLeft } from "#lib/upload/estimate.ts";
import { Film } from "./film.client.tsx";
import type { ToWorker } from "./messages.ts";
import type { Stage, UploadState } from "./upload-stage.ts";
import { holdUp } from "./upload-words.ts";
import { takeFocus } from "./take-focus.client.ts";
import { leftWords, safePictures, safeWords, sending } from "./words.ts";

type Sending = Extract<Stage, { at: "sending" }>;

/** The scan on its way: its pictures, the bytes that are safe, the time left, and what holds it up. */
export function SendingView({
  stage,
  state,
  post,
}: {
  stage: Sending;
  state: UploadState;
  post: (message: ToWorker) => void;
}) {
  const say = useSay();
  const { sent, estimate, now, found } = stage;
  const left = sent.state === "sending" && !sent.trouble ? timeLeft(estimate, now) : null;
  return (
    <div className="space-y-5">
      <h2 tabIndex={-1} ref={takeFocus}>
        {say(sending.title)}
      </h2>
      <Film frames={found.pictures} pictures={state.pictures} stored={state.stored} />
      <SafeBar stage={stage} aside={left && say(leftWords(left))} />
      <HoldUp stage={stage} />
      <div className="flex flex-wrap gap-3">
        <Controls state={sent.state} post={post} />
        <Button variant="quiet" icon={<Icon of={X} />} onClick={() => post({ type: "cancel" })}>
          {say(sending.stop)}
        </Button>
      </div>
      <p className="text-small text-quiet">{say(sending.keepOpen)}</p>
    </div>
  );
}

function Controls({ state, post }: { state: Sending["sent"]["state"]; post: (message: ToWorker) => void }) {
  const say = useSay();
  const goOn = (): void => post({ type: "resume" });
  if (state === "signed_out")
    return (
      <Button icon={<Icon of={Play} />} onClick={goOn}>
        {say(sending.goOn)}
      </Button>
    );
  if (state === "paused")
    return (
      <Button variant="primary" icon={<Icon of={Play} />} onClick={goOn}>
        {say(sending.resume)}
      </Button>
    );
  return (
    <Button icon={<Icon of={Pause} />} onClick={() => post({ type: "pause" })}>
      {say(sending.pause)}
    </Button>
  );
}

function HoldUp({ stage }: { stage: Sending }) {
  const say = useSay();
  const words = holdUp(stage);
  if (!words) return null;
  const { state } = stage.sent;
  return (
    <Notice signal={state === "paused" ? "neutral" : "warning"}>
      <p>{say(words)}</p>
      {state === "signed_out" && <SignInAgain />}
    </Notice>
  );
}

/** What is safe in full colour, what is on its way in pale. Only what is safe counts as progress. */
export function SafeBar({ stage, aside }: { stage: Pick<Sending, "sent">; aside?: string | null }) {
  const say = useSay();
  const { safeBytes, movingBytes, totalBytes, safeImages, totalImages, state } = stage.sent;
  const share = (bytes: number): number => (totalBytes > 0 ? Math.min(1, bytes / totalBytes) : 0);
  const text = say(safeWords(sizeWords(safeBytes), sizeWords(totalBytes)));
  return (
    <div>
      <div
        role="progressbar"
        aria-label={say(sending.title)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(99, Math.floor(100 * share(safeBytes)))}
        aria-valuetext={text}
        className="relative h-3 overflow-hidden rounded-full border border-edge bg-sunken"
      >
        <Fill share={share(safeBytes + movingBytes)} colour="bg-accent opacity-35" />
        <Fill share={share(safeBytes)} colour={state === "sending" ? "bg-accent" : "bg-edge"} />
      </div>
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-small tabular-nums">
        <span>
          {text}
          <span className="text-quiet"> · {say(safePictures(safeImages, totalImages))}</span>
        </span>
        {aside && <span className="text-quiet">{aside}</span>}
      </p>
    </div>
  );
}

const Fill = ({ share, colour }: { share: number; colour: string }) => (
  <div
    className={`absolute inset-0 origin-left transition-transform forced-colors:bg-[Highlight] ${colour}`}
    style={{ transform: `scaleX(${share})` }}
  />
);
