import { classNames } from "./class-names.ts";

/** The place of something that is on its way, in its true size: `<Skeleton className="h-9 w-full" />`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("block animate-pulse rounded bg-hairline", className)} />;
}
