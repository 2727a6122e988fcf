"use client";
import { RotateCw, Trash2, X } from "lucide";
import type { ReactNode } from "react";
import { Bar } from "#app/_ui/bar.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { kindWords, type ListedPaper } from "#lib/papers/paper.ts";
import { OpenPaper } from "./open-paper.client.tsx";
import { paperFacts } from "./paper-facts.ts";
import type { MovingPaper } from "./use-papers.client.ts";
import { acts, againWhat, leaveOutWhat, removeWhat, sendingWhat, states } from "./words.ts";

type HeldRowProps = { requestId: string; paper: ListedPaper; waiting: boolean; remove: (() => void) | null };

/** A paper that the portal has, or has refused; `waiting` where nothing can be checked just now. */
export function HeldRow({ requestId, paper, waiting, remove }: HeldRowProps) {
  const say = useSay();
  return (
    <Row
      label={paper.label}
      buttons={
        <>
          {paper.state === "kept" && <OpenPaper requestId={requestId} paper={paper} />}
          {remove && (
            <Button
              variant="quiet"
              icon={<Icon of={Trash2} />}
              onClick={remove}
              aria-label={say(removeWhat(paper.label))}
              className="px-3"
            >
              {say(acts.remove)}
            </Button>
          )}
        </>
      }
    >
      <HeldWords paper={paper} waiting={waiting} />
    </Row>
  );
}

function HeldWords({ paper, waiting }: Pick<HeldRowProps, "paper" | "waiting">) {
  const say = useSay();
  switch (paper.state) {
    case "kept":
      return <span className="text-quiet">{`${say(kindWords[paper.kind])}. ${say(paperFacts(paper))}.`}</span>;
    case "stored":
      return <span className="text-quiet">{say(waiting ? states.checkWaits : states.checking)}</span>;
    case "signed":
      return <span className="text-warning">{say(states.notHere)}</span>;
    case "refused":
      return (
        <span className="text-warning">
          {say(states.notKept)} {paper.words && say(paper.words)}
        </span>
      );
  }
}

type MovingRowProps = { paper: MovingPaper; again: () => void; leaveOut: () => void };

/** A paper on its way, or one that could not be sent. */
export function MovingRow({ paper, again, leaveOut }: MovingRowProps) {
  const say = useSay();
  const { label, state, sent, file, words } = paper;
  const percent = Math.floor((100 * Math.min(sent, file.size)) / Math.max(1, file.size));
  return (
    <Row
      label={label}
      buttons={
        state === "failed" && (
          <>
            <Button icon={<Icon of={RotateCw} />} onClick={again} aria-label={say(againWhat(label))}>
              {say(acts.tryAgain)}
            </Button>
            <Button
              variant="quiet"
              icon={<Icon of={X} />}
              onClick={leaveOut}
              aria-label={say(leaveOutWhat(label))}
              className="px-3"
            >
              {say(acts.leaveOut)}
            </Button>
          </>
        )
      }
    >
      {state === "failed" && (
        <span className="text-warning">
          {say(states.notSent)} {words && say(words)}
        </span>
      )}
      {state === "waiting" && <span className="text-quiet">{say(states.waiting)}</span>}
      {state === "sending" && (
        <span className="flex items-center gap-3 text-quiet tabular-nums">
          <Bar value={percent} max={100} label={say(sendingWhat(label))} className="min-w-0 flex-1" />
          {percent} %
        </span>
      )}
    </Row>
  );
}

function Row({ label, buttons, children }: { label: string; buttons: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold wrap-anywhere">{label}</p>
        <div className="text-small">{children}</div>
      </div>
      {buttons && <div className="flex flex-wrap gap-1">{buttons}</div>}
    </li>
  );
}
