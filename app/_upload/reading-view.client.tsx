"use client";
import { Button } from "#app/_ui/button.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { StudyFound } from "./studies-found.client.tsx";
import { takeFocus } from "./take-focus.client.ts";
import type { Stage } from "./upload-stage.ts";
import { choosing, lookingThrough, nothingSentYet } from "./words.ts";

const noPictures = new Map<number, never>();

/** The worker goes through the files: said within a second, with numbers that move and a list that grows. */
export function ReadingView({ stage, again }: { stage: Extract<Stage, { at: "reading" }>; again: () => void }) {
  const say = useSay();
  return (
    <div className="space-y-5">
      <h2 tabIndex={-1} ref={takeFocus} className="tabular-nums">
        {say(lookingThrough(stage.files))}
      </h2>
      <p className="text-quiet tabular-nums">{say(nothingSentYet(stage.images))}</p>
      {stage.seen.length === 0 && <Skeleton className="h-40 w-full" />}
      {stage.seen.map((study) => (
        <StudyFound key={study.uid} study={study} pictures={noPictures} />
      ))}
      <Button onClick={again}>{say(choosing.otherFiles)}</Button>
    </div>
  );
}
