"use client";
import { type ReactNode, useEffect } from "react";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import type { Ceiling } from "#lib/upload/limits.ts";
import { Chooser } from "./chooser.client.tsx";
import { counted } from "./counted.ts";
import { FoundView } from "./found-view.client.tsx";
import { GoOn } from "./go-on.client.tsx";
import { HeldView } from "./held-view.client.tsx";
import type { Asked } from "./held-words.ts";
import { ReadingView } from "./reading-view.client.tsx";
import { BrokenView, CheckingView, ReceivedView, StoppedView } from "./outcome-views.client.tsx";
import { SendingView } from "./sending-view.client.tsx";
import { Stations } from "./stations.client.tsx";
import type { Stage, UploadState } from "./upload-stage.ts";
import { useUploader } from "./use-uploader.client.ts";
import { isChecked, station } from "./upload-words.ts";
import {
  useComingPreviews,
  useFollowedScan,
  useHeldScan,
  useSignedInAgain,
  useWhileSending,
} from "./while-sending.client.ts";

type UploaderProps = {
  requestId: string;
  initial: FollowedScan;
  /** Who asks; another computer is not told. */
  asked?: Asked;
  next: { href: string; text: string };
  /** Whether scans can still be taken out. */
  removable: boolean;
  ceiling: Ceiling;
  /** Where papers can be sent too: between the scan and the way on, and those among its files are offered there. */
  papers?: ReactNode;
  whenEnded?: ReactNode;
};

/**
 * From a folder, a disc or a ZIP to "Received": chosen, looked through, shown, sent, checked. Where nobody can sign in
 * again to go on, `whenEnded` takes its place once the portal does not let it in any more.
 */
export function Uploader({ requestId, initial, asked, next, removable, ceiling, papers, whenEnded }: UploaderProps) {
  const upload = useUploader(requestId, initial, papers !== undefined);
  const { state, dispatch, post } = upload;
  const sending = state.stage.at === "sending";
  const reached = station(state);
  useWhileSending(sending, post, dispatch);
  const halted = state.stage.at === "sending" && state.stage.sent.state === "signed_out";
  useSignedInAgain(halted && !whenEnded, post);
  const checking = reached === "Checking" && !isChecked(state);
  useHeldScan(requestId, state.stage.at === "start" && !checking, dispatch);
  useComingPreviews(requestId, state, dispatch);
  useFollowedScan(requestId, checking || state.stage.at === "stopped", dispatch);
  useNoStrayDrop();
  if (whenEnded && (state.signedOut || halted)) return whenEnded;
  return (
    <div className="space-y-8">
      <p role="status" className="sr-only">
        {state.said}
      </p>
      {reached && <Stations current={reached} />}
      <Now upload={upload} requestId={requestId} ceiling={ceiling} />
      {(state.stage.at === "start" || state.stage.at === "sent") && (
        <HeldView
          held={state.held}
          requestId={requestId}
          asked={asked ?? { name: null, birthDate: null }}
          removable={removable}
          onHeld={(held) => dispatch({ type: "held", held })}
        />
      )}
      {papers}
      <Next state={state} next={next} />
    </div>
  );
}

/** The one thing to look at now. */
function Now({
  upload,
  requestId,
  ceiling,
}: { upload: ReturnType<typeof useUploader> } & Pick<UploaderProps, "requestId" | "ceiling">) {
  const { state, dispatch, post, choose, again, begin } = upload;
  const { stage, held } = state;
  switch (stage.at) {
    case "start":
      return (
        <>
          {held.counts.checking > 0 && <CheckingView state={state} requestId={requestId} />}
          {held.counts.images > 0 && (
            <p>
              <strong className="font-semibold">We have {counted(held.counts.images, "picture")}.</strong> Choose the
              same folder again and only the rest will be sent. A page cannot open your files by itself. If nothing is
              missing, continue.
            </p>
          )}
          <GoOn requestId={requestId} choose={(files) => void choose(files)} />
          <Chooser
            title={held.counts.images > 0 ? "Drop another folder or disc here" : "Drop the folder or disc here"}
            choose={(files) => void choose(files)}
          />
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
      return <SendingView stage={stage} state={state} requestId={requestId} post={post} />;
    case "stopped":
      return <StoppedView stage={stage} state={state} goOn={() => begin(stage.seriesUids)} again={again} />;
    case "sent":
      return isChecked(state) ? (
        <ReceivedView state={state} again={again} />
      ) : (
        <CheckingView state={state} requestId={requestId} />
      );
    case "broken":
      return <BrokenView kept={stage.kept} again={again} />;
  }
}

/** On to the next page, once something is stored; otherwise what is missing. */
function Next({ state, next }: { state: UploadState; next: UploaderProps["next"] }) {
  const { counts } = state.held;
  const stored = counts.images > 0 || counts.checking > 0 || (state.stage.at === "sent" && !isChecked(state));
  const missing =
    missingWords(state.stage) ?? (stored ? null : "The scan is still missing. Add it, then you can continue.");
  return (
    <div className="border-t border-hairline pt-6">
      {missing === null ? (
        <LinkButton href={next.href} variant="primary" className="max-sm:w-full">
          {next.text}
        </LinkButton>
      ) : (
        <>
          <Button disabled className="max-sm:w-full" aria-describedby="what-is-missing">
            {next.text}
          </Button>
          <p id="what-is-missing" className="mt-2 text-small text-quiet">
            {missing}
          </p>
        </>
      )}
    </div>
  );
}

/** What would be lost by leaving the page now. */
function missingWords(stage: Stage): string | null {
  if (stage.at === "reading") return "We are still looking through your files.";
  if (stage.at === "sending") return "Your pictures are still on their way. You can continue when all are sent.";
  if (stage.at === "found" && stage.found.images > 0) return "Send these pictures first. Then you can continue.";
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
