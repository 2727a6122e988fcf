import type { ReactNode } from "react";
import { type Signal, signalIcons } from "./badge.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** Something worth a pause beside the text: what happened, that nothing is lost, what to do. */
export function Notice({
  signal = "neutral",
  title,
  children,
  live = false,
}: {
  signal?: Signal;
  title?: ReactNode;
  children?: ReactNode;
  live?: boolean;
}) {
  return (
    <div
      className={classNames("flex gap-3 rounded-r border-l-4 p-4 dense:gap-2 dense:px-3 dense:py-2", notices[signal])}
      {...(live ? { role: signal === "urgent" ? "alert" : "status" } : {})}
    >
      {signal !== "neutral" && (
        <span className={marks[signal]}>
          <Icon of={signalIcons[signal]} className="mt-[0.2em] size-[1.25em]" />
        </span>
      )}
      <div className="measure min-w-0 space-y-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}

const notices: Record<Signal, string> = {
  urgent: "border-urgent bg-urgent-soft",
  warning: "border-warning bg-warning-soft",
  good: "border-good bg-good-soft",
  info: "border-info bg-info-soft",
  neutral: "border-edge bg-sunken",
};

const marks: Record<Signal, string> = {
  urgent: "text-urgent",
  warning: "text-warning",
  good: "text-good",
  info: "text-info",
  neutral: "text-quiet",
};

type Urgency = "non-urgent" | "urgent" | "emergency";

/**
 * Advice about where to get care. `prefix` is read before the heading ("Emergency advice: ") by screen readers, which
 * do not see the colour.
 */
export function CareCard({
  urgency,
  prefix,
  heading,
  children,
}: {
  urgency: Urgency;
  prefix: string;
  heading: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classNames("overflow-hidden rounded border-2", cards[urgency].frame)}>
      <div className={classNames("px-5 py-3 dense:px-3 dense:py-2 [&_a]:text-inherit", cards[urgency].head)}>
        <h2 className="font-sans text-lead font-semibold">
          <span className="sr-only">{prefix} </span>
          {heading}
        </h2>
      </div>
      <div className={classNames("space-y-4 p-5 dense:space-y-2 dense:p-3", cards[urgency].body)}>{children}</div>
    </section>
  );
}

/** The one thing to do in emergency advice: white on its dark ground. */
export function CareLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className={classNames(
        "flex min-h-control items-center justify-center rounded bg-[#ffffff] px-5 py-1.5 text-center font-semibold text-[#16211f]! no-underline",
        className,
      )}
    >
      {children}
    </a>
  );
}

const cards: Record<Urgency, Record<"frame" | "head" | "body", string>> = {
  "non-urgent": { frame: "border-info-fill", head: "bg-info-fill text-on-fill", body: "bg-raised" },
  urgent: { frame: "border-urgent-fill", head: "bg-urgent-fill text-on-fill", body: "bg-raised" },
  emergency: {
    frame: "border-urgent-fill",
    head: "bg-urgent-fill text-on-fill",
    body: "bg-[#16211f] text-[#ffffff] [&_a]:text-[#ffffff]",
  },
};
