"use client";
import { Button } from "#app/_ui/button.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import { counted } from "./counted.ts";
import { StudyFound } from "./studies-found.client.tsx";
import { takeFocus } from "./take-focus.client.ts";
import type { Stage } from "./upload-stage.ts";

const noPictures = new Map<number, never>();

/** The worker goes through the files: said within a second, with numbers that move and a list that grows. */
export function ReadingView({ stage, again }: { stage: Extract<Stage, { at: "reading" }>; again: () => void }) {
  return (
    <div className="space-y-5">
      <h2 tabIndex={-1} ref={takeFocus} className="tabular-nums">
        Looking through your files… {stage.files.toLocaleString("en-US")} so far
      </h2>
      <p className="text-quiet tabular-nums">
        {stage.images > 0 ? `${counted(stage.images, "picture")} found. ` : ""}Nothing is sent yet.
      </p>
      {stage.seen.length === 0 && <Skeleton className="h-40 w-full" />}
      {stage.seen.map((study) => (
        <StudyFound key={study.uid} study={study} pictures={noPictures} />
      ))}
      <Button onClick={again}>Choose something else</Button>
    </div>
  );
}
