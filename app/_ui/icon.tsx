import type { LucideIcon } from "lucide-react";
import { classNames } from "./class-names.ts";

/** A lucide icon in our stroke, as tall as its text. Without a `label` it stands beside words and is silent. */
export function Icon({ of: Drawing, label, className }: { of: LucideIcon; label?: string; className?: string }) {
  return (
    <Drawing
      strokeWidth={1.75}
      className={classNames("inline-block shrink-0", !className?.includes("size-") && "size-[1.15em]", className)}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    />
  );
}
