import { Check } from "lucide";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type TimelineStep = {
  name: ReactNode;
  state: "done" | "now" | "next";
  /** The state as a word, e.g. "Done", "Now", "Next": the drawing alone would not be heard. */
  word: string;
  /** When it happened, or when it is promised. */
  when?: ReactNode;
  note?: ReactNode;
};

/** The way of a request, step by step, with where it is now. */
export function Timeline({ steps }: { steps: TimelineStep[] }) {
  return (
    <ol>
      {steps.map(({ name, state, word, when, note }, at) => (
        <li
          key={at}
          className="relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-4 pb-7 last:pb-0 dense:grid-cols-[1.25rem_minmax(0,1fr)] dense:gap-x-2.5 dense:pb-4"
          {...(state === "now" ? { "aria-current": "step" as const } : {})}
        >
          {at < steps.length - 1 && (
            <span
              aria-hidden
              className={classNames(
                "absolute top-7 bottom-0 left-[0.875rem] w-0.5 -translate-x-1/2 dense:top-5 dense:left-[0.625rem]",
                state === "done" ? "bg-accent" : "bg-hairline",
              )}
            />
          )}
          <Dot state={state} />
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 max-sm:flex-col">
              <span className={classNames(state === "now" && "font-semibold", state === "next" && "text-quiet")}>
                {name}
              </span>
              <span className="text-small text-quiet">
                <span className={classNames(state === "now" ? "font-semibold text-accent" : when ? "sr-only" : false)}>
                  {word}
                </span>
                {when && state === "now" && " · "}
                {when}
              </span>
            </p>
            {note && <div className="measure mt-1 text-small text-quiet">{note}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Dot({ state }: { state: TimelineStep["state"] }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "relative flex size-7 items-center justify-center rounded-full border-2 dense:size-5",
        {
          done: "border-accent bg-accent text-on-accent",
          now: "border-accent bg-paper",
          next: "border-hairline bg-paper",
        }[state],
      )}
    >
      {state === "done" && <Icon of={Check} className="size-4 dense:size-3" />}
      {state === "now" && <span className="size-2.5 rounded-full bg-light ring-3 ring-light/30 dense:size-2" />}
    </span>
  );
}
