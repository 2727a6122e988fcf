import { Circle, CircleCheck, Info, TriangleAlert, OctagonAlert, type IconNode } from "lucide";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type Signal = "urgent" | "warning" | "good" | "info" | "neutral";

/** A state in one or two words with its icon; the colour only repeats what the word says. Patients read all of it. */
export function Badge({
  signal = "neutral",
  icon,
  children,
}: {
  signal?: Signal;
  icon?: IconNode;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex max-w-full items-center gap-[0.35em] rounded-[4px] px-[0.5em] py-[0.1em] text-small font-medium dense:px-[0.4em] dense:text-tiny dense:leading-[1.25rem]",
        grounds[signal],
      )}
    >
      <Icon of={icon ?? signalIcons[signal]} />
      <span className="min-w-0 dense:truncate">{children}</span>
    </span>
  );
}

export const signalIcons: Record<Signal, IconNode> = {
  urgent: OctagonAlert,
  warning: TriangleAlert,
  good: CircleCheck,
  info: Info,
  neutral: Circle,
};

const grounds: Record<Signal, string> = {
  urgent: "bg-urgent-soft text-urgent",
  warning: "bg-warning-soft text-warning",
  good: "bg-good-soft text-good",
  info: "bg-info-soft text-info",
  neutral: "bg-sunken text-quiet ring-1 ring-hairline ring-inset",
};
