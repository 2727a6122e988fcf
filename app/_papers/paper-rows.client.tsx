"use client";
import { RotateCw, Trash2, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { kindWords, type ListedPaper } from "#lib/papers/paper.ts";
import { OpenPaper } from "./open-paper.client.tsx";
import { paperFacts } from "./paper-facts.ts";
import type { MovingPaper } from "./use-papers.client.ts";

type HeldRowProps = { requestId: string; paper: ListedPaper; waiting: boolean; remove: (() => void) | null };

/** A paper that the portal has, or has refused; `waiting` where nothing can be checked just now. */
export function HeldRow({ requestId, paper, waiting, remove }: HeldRowProps) {
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
              aria-label={`Remove ${paper.label}`}
              className="px-3"
            >
              Remove
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
  switch (paper.state) {
    case "kept":
      return <span className="text-quiet">{`${kindWords[paper.kind]}. ${paperFacts(paper)}.`}</span>;
    case "stored":
      return <span className="text-quiet">{waiting ? checkWaits : "Sent. We are checking it."}</span>;
    case "signed":
      return (
        <span className="text-warning">
          Not here yet. If it is not on its way in another window, choose the same file again.
        </span>
      );
    case "refused":
      return <span className="text-warning">Not kept. {paper.words}</span>;
  }
}

const checkWaits = "Sent. Our check takes longer than usual. It goes on by itself: there is nothing to do for you.";

type MovingRowProps = { paper: MovingPaper; again: () => void; leaveOut: () => void };

/** A paper on its way, or one that could not be sent. */
export function MovingRow({ paper, again, leaveOut }: MovingRowProps) {
  const { label, state, sent, file, words } = paper;
  const percent = Math.floor((100 * Math.min(sent, file.size)) / Math.max(1, file.size));
  return (
    <Row
      label={label}
      buttons={
        state === "failed" && (
          <>
            <Button icon={<Icon of={RotateCw} />} onClick={again} aria-label={`Try again: ${label}`}>
              Try again
            </Button>
            <Button
              variant="quiet"
              icon={<Icon of={X} />}
              onClick={leaveOut}
              aria-label={`Leave out ${label}`}
              className="px-3"
            >
              Leave out
            </Button>
          </>
        )
      }
    >
      {state === "failed" && <span className="text-warning">Not sent. {words}</span>}
      {state === "waiting" && <span className="text-quiet">Waiting to be sent</span>}
      {state === "sending" && (
        <span className="flex items-center gap-3 text-quiet tabular-nums">
          <progress
            value={percent}
            max={100}
            aria-label={`Sending ${label}`}
            className="h-2 min-w-0 flex-1 accent-accent"
          />
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
