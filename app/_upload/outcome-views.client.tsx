"use client";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { returnWords } from "#lib/upload/estimate.ts";
import { counted } from "./counted.ts";
import { Film } from "./film.client.tsx";
import { receiptParts } from "./held-words.ts";
import { SafeBar, SignInAgain } from "./sending-view.client.tsx";
import type { Stage, UploadState } from "./upload-stage.ts";
import { receivedWords, signedOutWords } from "./upload-words.ts";
import { takeFocus } from "./take-focus.client.ts";

type StoppedProps = {
  stage: Extract<Stage, { at: "stopped" }>;
  state: UploadState;
  goOn: () => void;
  again: () => void;
};

/** Ended early, by the person's wish or by a refusal: what is safe stays, and the rest can follow at once. */
export function StoppedView({ stage, state, goOn, again }: StoppedProps) {
  const { how, words, sent, found, troubles } = stage;
  const kept = `${counted(sent.safeImages, "picture is", "pictures are")} safe with us.`;
  return (
    <div className="space-y-5">
      <h2 tabIndex={-1} ref={takeFocus}>
        {how === "cancelled" ? "You stopped the sending" : "Not everything could be sent"}
      </h2>
      <Film frames={found.pictures} pictures={state.pictures} stored={state.stored} />
      <SafeBar stage={stage} />
      <Notice signal={how === "cancelled" ? "info" : "warning"}>
        <p>
          {words ? `${words}. ` : ""}
          {kept} Go on, and only the rest will be sent.
        </p>
        <Troubles troubles={troubles.filter((one) => one !== words)} />
      </Notice>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={goOn}>
          {how === "cancelled" ? "Go on sending" : "Try again"}
        </Button>
        <Button onClick={again}>Choose something else</Button>
      </div>
    </div>
  );
}

/** Everything is in storage; the portal looks at each file before it calls it received. */
export function CheckingView({ state, requestId }: { state: UploadState; requestId: string }) {
  return (
    <div className="space-y-4">
      <h2 tabIndex={-1} ref={state.stage.at === "sent" ? takeFocus : null}>
        Checking your pictures
      </h2>
      <p>Everything you sent is safe. We make sure that each picture has arrived whole. You can leave this page.</p>
      <p className="text-small text-quiet tabular-nums">
        {counted(state.held.counts.images, "picture")} checked so far
      </p>
      {state.signedOut && (
        <Notice signal="warning">
          <p>{signedOutWords}</p>
          <SignInAgain requestId={requestId} />
        </Notice>
      )}
    </div>
  );
}

/** The receipt. */
export function ReceivedView({ state, again }: { state: UploadState; again: () => void }) {
  const troubles = state.stage.at === "sent" ? state.stage.troubles : [];
  return (
    <div className="space-y-4" tabIndex={-1} ref={takeFocus}>
      {state.held.counts.images > 0 ? (
        <Notice signal="good" title={<span className="text-lead">{receivedWords(state.held)}</span>}>
          <p>
            {receiptParts(state.held).gaps.length > 0
              ? "We checked every picture that came. Some seem to be missing: see below."
              : "We checked every picture: each has arrived whole."}
          </p>
        </Notice>
      ) : (
        <Notice signal="warning" title="None of these files can be used">
          <p>We checked what you sent. Choose your scan again, or ask the scan center for a new copy.</p>
        </Notice>
      )}
      {troubles.length > 0 && (
        <Notice signal="warning" title="Some files did not come along">
          <Troubles troubles={troubles} />
        </Notice>
      )}
      <Button onClick={again}>{state.held.counts.images > 0 ? "Add another scan" : "Choose something else"}</Button>
    </div>
  );
}

/** `kept` pictures were safe when it happened; null where nothing had been sent yet. */
export function BrokenView({ kept, again }: { kept: number | null; again: () => void }) {
  return (
    <Notice signal="warning" title={kept === null ? "We could not look through your files" : "The sending broke off"}>
      {kept === null ? (
        <p>Nothing was sent, and what we already have is safe. Try again, or use another browser.</p>
      ) : (
        <p>{returnWords(kept)}</p>
      )}
      <div className="pt-2">
        <Button onClick={again}>Choose something else</Button>
      </div>
    </Notice>
  );
}

function Troubles({ troubles }: { troubles: readonly string[] }) {
  if (troubles.length === 0) return null;
  return (
    <ul className="list">
      {troubles.map((words) => (
        <li key={words} className="wrap-anywhere">
          {words}.
        </li>
      ))}
    </ul>
  );
}
