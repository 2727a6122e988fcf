"use client";
import { SignInAgain } from "#app/_session/sign-in-again.client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Words } from "#lib/platform/language.ts";
import { returnWords } from "#lib/upload/estimate.ts";
import { Film } from "./film.client.tsx";
import { receiptParts } from "./held-words.ts";
import { SafeBar } from "./sending-view.client.tsx";
import type { Stage, UploadState } from "./upload-stage.ts";
import { receivedWords, signedOutWords } from "./upload-words.ts";
import { takeFocus } from "./take-focus.client.ts";
import { checkedSoFar, choosing, keptWords, outcome } from "./words.ts";

type StoppedProps = {
  stage: Extract<Stage, { at: "stopped" }>;
  state: UploadState;
  goOn: () => void;
  again: () => void;
};

/** Ended early, by the person's wish or by a refusal: what is safe stays, and the rest can follow at once. */
export function StoppedView({ stage, state, goOn, again }: StoppedProps) {
  const say = useSay();
  const { how, words, sent, found, troubles } = stage;
  return (
    <div className="space-y-5">
      <h2 tabIndex={-1} ref={takeFocus}>
        {say(how === "cancelled" ? outcome.youStopped : outcome.notAll)}
      </h2>
      <Film frames={found.pictures} pictures={state.pictures} stored={state.stored} />
      <SafeBar stage={stage} />
      <Notice signal={how === "cancelled" ? "info" : "warning"}>
        <p>
          {words ? `${say(words)}. ` : ""}
          {say(keptWords(sent.safeImages))} {say(outcome.goOn)}
        </p>
        <Troubles troubles={troubles.filter((one) => say(one) !== say(words ?? ""))} />
      </Notice>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={goOn}>
          {say(how === "cancelled" ? outcome.goOnSending : outcome.tryAgain)}
        </Button>
        <Button onClick={again}>{say(choosing.otherFiles)}</Button>
      </div>
    </div>
  );
}

/** Everything is in storage; the portal looks at each file before it calls it received. */
export function CheckingView({ state }: { state: UploadState }) {
  const say = useSay();
  return (
    <div className="space-y-4">
      <h2 tabIndex={-1} ref={state.stage.at === "sent" ? takeFocus : null}>
        {say(outcome.checking)}
      </h2>
      <p>{say(outcome.checkingText)}</p>
      <p className="text-small text-quiet tabular-nums">{say(checkedSoFar(state.held.counts.images))}</p>
      {state.signedOut && (
        <Notice signal="warning">
          <p>{say(signedOutWords)}</p>
          <SignInAgain />
        </Notice>
      )}
    </div>
  );
}

/** The receipt. */
export function ReceivedView({ state, again }: { state: UploadState; again: () => void }) {
  const say = useSay();
  const troubles = state.stage.at === "sent" ? state.stage.troubles : [];
  return (
    <div className="space-y-4" tabIndex={-1} ref={takeFocus}>
      {state.held.counts.images > 0 ? (
        <Notice signal="good" title={<span className="text-lead">{say(receivedWords(state.held))}</span>}>
          <p>{say(receiptParts(state.held).gaps.length > 0 ? outcome.someMissing : outcome.allWhole)}</p>
        </Notice>
      ) : (
        <Notice signal="warning" title={say(outcome.noneUsable)}>
          <p>{say(outcome.noneUsableText)}</p>
        </Notice>
      )}
      {troubles.length > 0 && (
        <Notice signal="warning" title={say(outcome.leftBehind)}>
          <Troubles troubles={troubles} />
        </Notice>
      )}
      <Button onClick={again}>{say(state.held.counts.images > 0 ? outcome.addAnother : choosing.otherFiles)}</Button>
    </div>
  );
}

/** `kept` pictures were safe when it happened; null where nothing had been sent yet. */
export function BrokenView({ kept, again }: { kept: number | null; again: () => void }) {
  const say = useSay();
  return (
    <Notice signal="warning" title={say(kept === null ? outcome.notRead : outcome.brokeOff)}>
      <p>{say(kept === null ? outcome.notReadText : returnWords(kept))}</p>
      <div className="pt-2">
        <Button onClick={again}>{say(choosing.otherFiles)}</Button>
      </div>
    </Notice>
  );
}

function Troubles({ troubles }: { troubles: readonly Words[] }) {
  const say = useSay();
  if (troubles.length === 0) return null;
  return (
    <ul className="list">
      {troubles.map((words) => (
        <li key={say(words)} className="wrap-anywhere">
          {say(words)}.
        </li>
      ))}
    </ul>
  );
}
