"use client";
import { CloudAlert, CloudCheck } from "lucide";
import { Icon } from "#app/_ui/icon.tsx";
import type { Saving } from "./keep-saving.ts";

/** Whether what is typed is safe. Heard when it stops being so and when it is again. */
export function SavingWords({ saving }: { saving: Saving }) {
  const bad = saving.kind === "failed" || saving.kind === "refused";
  return (
    <>
      <p className="flex min-h-[2em] items-center gap-1.5 text-small text-quiet tabular-nums">
        {saving.kind === "saving" && "Saving…"}
        {saving.kind === "saved" && (
          <>
            <Icon of={CloudCheck} className="text-good" />
            <span>
              Saved{" "}
              <time dateTime={saving.at} suppressHydrationWarning>
                {clock(saving.at)}
              </time>
            </span>
          </>
        )}
        {saving.kind === "idle" && "Saved as you type"}
      </p>
      <div role="status">
        {bad && (
          <p className="flex items-start gap-1.5 text-warning">
            <Icon of={CloudAlert} className="mt-[0.15em]" />
            <span>
              Not saved. {saving.message}{" "}
              {saving.kind === "failed"
                ? "Your text is kept in this tab; we keep trying."
                : "Your text is kept in this tab."}
            </span>
          </p>
        )}
      </div>
    </>
  );
}

const clock = (at: string) => new Date(at).toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
