import { classNames } from "./class-names.ts";

/** The place of something that is on its way, in its true size: `<Skeleton className="h-9 w-full" />`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("block animate-pulse rounded bg-hairline", className)} />;
}

/** Lines of text on their way, the last one shorter. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  return (
    <span aria-hidden className="block space-y-[0.6em]">
      {Array.from({ length: lines }, (_, at) => (
        <Skeleton key={at} className={at === lines - 1 ? "h-[1em] w-3/5" : "h-[1em] w-full"} />
      ))}
    </span>
  );
}
