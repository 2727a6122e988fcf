"use client";
import { useMemo } from "react";
import { Images } from "#app/queue/_request/images.client.tsx";
import { loadViewer } from "#app/_viewer/scene.client.ts";
import type { Protocol } from "#lib/imaging/hanging.ts";
import type { Marking } from "#lib/markings/marking.ts";
import type { StudyIndex } from "#lib/studies/study-index.ts";
import { useChosenLevel } from "./chosen-level.client.tsx";
import { useMarkSaving } from "./save-marks.client.ts";
import type { Saving } from "./keep-saving.ts";

if (typeof window !== "undefined") loadViewer().catch(() => undefined);

type Props = {
  index: StudyIndex;
  marks: readonly Marking[];
  /** Whether marks may still be made. */
  open: boolean;
  panes: Readonly<Record<string, number>>;
};

/** The images of a case as its surgeon reads them: hung, marked, each level at hand. */
export function CaseImages({ index, marks, open, panes }: Props) {
  const { requestId } = index;
  const { book, saving } = useMarkSaving({ requestId, marks, open });
  const { level, choose } = useChosenLevel();
  const desk = useMemo(
    () => ({ book, saving: <SavingMarks saving={saving} />, panes, keepPanes, level, onLevel: choose }),
    [book, saving, panes, level, choose],
  );
  return <Images index={index} room="reading" desk={desk} />;
}

/** Said only where it matters: while marks are not safe. */
function SavingMarks({ saving }: { saving: Saving }) {
  const bad = saving.kind === "failed" || saving.kind === "refused";
  return (
    <span role="status" className="truncate text-warning">
      {bad && `Marks are not saved. ${saving.message}`}
    </span>
  );
}

/** A layout that could not be remembered is chosen again the next time. */
function keepPanes(protocol: Protocol, panes: number): void {
  void fetch("/reading/layouts", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ protocol, panes }),
    keepalive: true,
  }).catch(() => undefined);
}
