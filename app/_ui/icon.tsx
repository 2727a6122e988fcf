import type { IconNode } from "lucide";
import { createElement } from "react";
import { classNames } from "./class-names.ts";

/** A lucide icon in our stroke, as tall as its text. Without a `label` it stands beside words and is silent. */
export function Icon({ of: shapes, label, className }: { of: IconNode; label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames("inline-block shrink-0", !className?.includes("size-") && "size-[1.15em]", className)}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {shapes.map(([tag, attributes], at) => createElement(tag, { key: at, ...attributes }))}
    </svg>
  );
}
