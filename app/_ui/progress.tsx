import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type ProgressProps = {
  /** What is on its way, e.g. "Sending your scan". */
  label: string;
  value: number;
  max: number;
  /** The same in words, beneath the bar and for screen readers: "52 MB of 96 MB are safe". */
  text: string;
  /** At the right of the words: time left. */
  aside?: ReactNode;
  state?: "going" | "paused" | "done";
};

/** How much of the bytes has arrived, as a bar and in words. */
export function Progress({ label, value, max, text, aside, state = "going" }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={text}
        className="h-3 overflow-hidden rounded-full border border-edge bg-sunken dense:h-2"
      >
        <div
          className={classNames(
            "h-full origin-left transition-transform duration-150",
            { going: "bg-accent", paused: "bg-edge", done: "bg-good" }[state],
          )}
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-small text-quiet tabular-nums">
        <span aria-hidden>{text}</span>
        {aside && <span>{aside}</span>}
      </p>
    </div>
  );
}
