import { ArrowDown, ArrowUp } from "lucide";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

/** A dense table: rows of 36 px, figures in columns, the head in sight. `name` is its caption, heard but not seen. */
export function Table({ name, className, children, ...rest }: ComponentProps<"table"> & { name: string }) {
  return (
    <table {...rest} className={classNames("w-full border-separate border-spacing-0 text-left", className)}>
      <caption className="sr-only">{name}</caption>
      {children}
    </table>
  );
}

/** Where a table may be wider than the page: it scrolls by itself, also with the keyboard. */
export function TableScroll({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div role="region" aria-label={name} tabIndex={0} className="focus-inset relative max-w-full overflow-x-auto">
      {children}
    </div>
  );
}

/** A row. `current` is the one under the keyboard, `chosen` one that was ticked. */
export function Row({
  current = false,
  chosen = false,
  className,
  ...rest
}: ComponentProps<"tr"> & { current?: boolean; chosen?: boolean }) {
  return (
    <tr
      {...rest}
      className={classNames(
        "group/row focus-inset *:border-b *:border-hairline",
        chosen ? "bg-accent-soft/60" : "hover:bg-sunken",
        current && "bg-accent-soft hover:bg-accent-soft *:first:shadow-[inset_3px_0_0_var(--tint)]",
        className,
      )}
    />
  );
}

/** A cell; `figure` aligns numbers at the right. Long text is cut, whole in its title where that is given. */
export function Cell({ figure = false, className, ...rest }: ComponentProps<"td"> & { figure?: boolean }) {
  return (
    <td
      {...rest}
      className={classNames(
        "focus-inset h-9 max-w-[28ch] truncate px-2 first:pl-3 last:pr-3",
        figure && "text-right tabular-nums",
        className,
      )}
    />
  );
}

type HeadCellProps = ComponentProps<"th"> & { figure?: boolean; sorted?: "ascending" | "descending" };

/** The head of a column. */
export function HeadCell({ figure = false, sorted, className, children, ...rest }: HeadCellProps) {
  return (
    <th
      scope="col"
      {...rest}
      {...(sorted ? { "aria-sort": sorted } : {})}
      className={classNames(
        "focus-inset sticky top-0 z-10 h-8 border-b border-hairline bg-paper px-2 text-small font-medium whitespace-nowrap text-quiet first:pl-3 last:pr-3",
        figure && "text-right",
        className,
      )}
    >
      {children}
      {sorted && <Icon of={sorted === "ascending" ? ArrowUp : ArrowDown} className="ml-1 size-[1em]" />}
    </th>
  );
}
