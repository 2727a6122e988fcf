"use client";
import { Fragment, type ReactNode, useCallback, useEffect } from "react";
import { useSignedInAgain } from "#app/_session/signed-in-again.client.ts";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import type { Text } from "#lib/platform/language.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import type { Ceiling } from "#lib/upload/limits.ts";
import { AddMore } from "./add-more.client.tsx";
import { Chooser } from "./chooser.client.tsx";
import { FoundView } from "./found-view.client.tsx";
import { GoOn } from "./go-on.client.tsx";
import { HeldView } from "./held-view.client.tsx";
import { type Asked, receiptParts } from "./held-words.ts";
import { ReadingView } from "./reading-view.client.tsx";
import { BrokenView, CheckingView, ReceivedView, StoppedView } from "./outcome-views.client.tsx";
import { SendingView } from "./sending-view.client.tsx";
import { Stations } from "./stations.client.tsx";
import type { Stage, UploadState } from "./upload-stage.ts";
import { useUploader } from "./use-uploader.client.ts";
import { isChecked, station } from "./upload-words.ts";
import { useComingPreviews, useFollowedScan, useHeldScan, useWhileSending } from "./while-sending.client.ts";
import { choosing, outcome, weHave } from "./words.ts";

type UploaderProps = {
  requestId: string;
  initial: FollowedScan;
  /** Who asks; another computer is not told. */
  asked?: Asked;
  next: { href: string; text: Text };
  /** Whether scans can still be taken out. */
  removable: boolean;
  ceiling: Ceiling;
  /** Where papers can be sent too: between the scan and the way on, and those among its files are offered there. */
  papers?: ReactNode;
  /** What to choose and how, until there is something. */
  intro?: ReactNode;
  /** Another way to send it, below the choice. */
  elsewhere?: ReactNode;
  /** What can be told meanwhile: where leaving the page would stop the sending, and where it would not. */
  meanwhile?: { sending: ReactNode; resting: ReactNode };
  whenEnded?: ReactNode;
};

/**
 * From a folder, a disc or a ZIP to "Received": chosen, looked through, shown, sent, checked. Where nobody can sign in
 * again to go on, `whenEnded` takes its place once the portal does not let it in any more.
 */
export function Uploader({
  requestId,
  initial,
  asked,
  next,
  removable,
  ceiling,
  papers,
  intro,
  elsewhere,
  meanwhile,
  whenEnded,
}: UploaderProps) {
  const upload = useUploader(requestId, initial, papers !== undefined);
  const say = useSay();
  const { state, dispatch, post } = upload;
  const sending = state.stage.at === "sending";
  const reached = station(state);
  useWhileSending(sending, post, dispatch);
  const halted = state.stage.at === "sending" && state.stage.sent.state === "signed_out";
  const goOn = useCallback(() => post({ type: "resume" }), [post]);
  useSignedInAgain(halted && !whenEnded, goOn);
  const checking = reached === "checking" && !isChecked(state);
  useHeldScan(requestId, state.stage.at === "start" && !checking, dispatch);
  useComingPreviews(requestId, state, dispatch);
  useFollowedScan(requestId, checking || state.stage.at === "stopped", dispatch);
  useNoStrayDrop();
  if (whenEnded && (state.signedOut || halted)) return whenEnded;
  const now = <Now key="now" upload={upload} requestId={requestId} ceiling={ceiling} />;
  const rests = state.stage.at === "start" || state.stage.at === "sent";
  const nothingYet =
    state.held.counts.images + state.held.counts.checking === 0 &&
    (state.stage.at === "start" || (state.stage.at === "found" && state.stage.found.images === 0));
  const held = rests && (
    <HeldView
      key="held"
      held={state.held}
      requestId={requestId}
      asked={asked ?? { name: null, birthDate: null }}
      removable={removable}
      onHeld={(after) => dispatch({ type: "held", held: after })}
    />
  );
  /** Who comes back sees first what is here, then the way to add to it. */
  const haveFirst = state.stage.at === "start" && state.held.counts.images > 0 && state.held.counts.checking === 0;
  /** Another way to send is of little use once the scan is here: then it does not stand before the way on. */
  const otherWay = <Fragment key="otherWay">{rests && elsewhere}</Fragment>;
  const rest = (
    <Fragment key="rest">
      {papers}
      {sending ? meanwhile?.sending : rests && meanwhile?.resting}
      <Next state={state} next={next} />
    </Fragment>
  );
  return (
    <div className="space-y-8">
      <p role="status" className="sr-only">
        {say(state.said)}
      </p>
      {nothingYet && intro}
      {reached && <Stations current={reached} ended={reached === "received" || state.stage.at === "found"} />}
      {haveFirst ? [held, now] : [now, held]}
      {isWhole(state.held) ? [rest, otherWay] : [otherWay, rest]}
    </div>
  );
}

/** The one thing to look at now. */
function Now({
  upload,
  requestId,
  ceiling,
}: { upload: ReturnType<typeof useUploader> } & Pick<UploaderProps, "requestId" | "ceiling">) {
  const say = useSay();
  const { state, dispatch, post, choose, again, begin } = upload;
  const { stage, held } = state;
  switch (stage.at) {
    case "start":
      return (
        <>
          {held.counts.checking > 0 && <CheckingView state={state} />}
          {held.counts.images > 0 && (
            <p>
              <strong className="font-semibold">{say(weHave(held.counts.images))}</strong>{" "}
              {say(isWhole(held) ? choosing.ifAnother : choosing.chooseAgain)}
            </p>
          )}
          <GoOn requestId={requestId} choose={(files) => void choose(files)} />
          {isWhole(held) ? (
            <AddMore add={(files) => void choose(files)} why={choosing.notTwice} />
          ) : (
            <Chooser more={held.counts.images > 0} choose={(files) => void choose(files)} />
          )}
        </>
      );
    case "reading":
      return <ReadingView stage={stage} again={again} />;
    case "found":
      return (
        <FoundView
          found={stage.found}
          mine={stage.mine}
          seriesUids={stage.seriesUids}
          pictures={state.pictures}
          ceiling={ceiling}
          choosePersons={(persons) => dispatch({ type: "whose", persons })}
          tick={(seriesUids) => dispatch({ type: "ticked", seriesUids })}
          send={() => begin(stage.seriesUids)}
          add={(files) => void choose(files)}
          again={again}
        />
      );
    case "sending":
      return <SendingView stage={stage} state={state} post={post} />;
    case "stopped":
      return <StoppedView stage={stage} state={state} goOn={() => begin(stage.seriesUids)} again={again} />;
    case "sent":
      return isChecked(state) ? <ReceivedView state={state} again={again} /> : <CheckingView state={state} />;
    case "broken":
      return <BrokenView kept={stage.kept} again={again} />;
  }
}

/** Whether a scan is here and nothing of it seems to be missing or on its way. */
const isWhole = (held: FollowedScan): boolean =>
  held.counts.images > 0 &&
  held.counts.checking + held.counts.damaged + held.unsent === 0 &&
  receiptParts(held).gaps.length === 0;

/** On to the next page, once something is stored; otherwise what is missing. */
function Next({ state, next }: { state: UploadState; next: UploaderProps["next"] }) {
  const say = useSay();
  const { counts } = state.held;
  const stored = counts.images > 0 || counts.checking > 0 || (state.stage.at === "sent" && !isChecked(state));
  const missing = missingWords(state.stage) ?? (stored ? null : outcome.stillMissing);
  return (
    <div className="border-t border-hairline pt-6">
      {missing === null ? (
        <LinkButton href={next.href} variant="primary" className="max-sm:w-full">
          {say(next.text)}
        </LinkButton>
      ) : (
        <>
          <Button disabled className="max-sm:w-full" aria-describedby="what-is-missing">
            {say(next.text)}
          </Button>
          <p id="what-is-missing" className="mt-2 text-small text-quiet">
            {say(missing)}
          </p>
        </>
      )}
    </div>
  );
}

/** What would be lost by leaving the page now. */
function missingWords(stage: Stage): Text | null {
  if (stage.at === "reading") return outcome.stillLooking;
  if (stage.at === "sending") return outcome.stillSending;
  if (stage.at === "found" && stage.found.images > 0) return outcome.sendFirst;
  return null;
}

/** A file dropped while there is nowhere to drop it would make the browser open it and lose the page. */
function useNoStrayDrop(): void {
  useEffect(() => {
    const refuse = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    window.addEventListener("dragover", refuse);
    window.addEventListener("drop", refuse);
    return () => {
      window.removeEventListener("dragover", refuse);
      window.removeEventListener("drop", refuse);
    };
  }, []);
}
