"use client";

import type { ReactNode } from "react";
import { classNames } from "#app/_ui/class-names.ts";

/** Places beside each other or below each other, as the window's shape allows; a narrow one shows the active one alone. */
export function PaneGrid({
  count,
  active,
  place,
}: {
  count: number;
  active: number;
  place: (nth: number) => ReactNode;
}) {
  return (
    <div className={classNames("grid size-full gap-px bg-hairline", grids[count])}>
      {Array.from({ length: count }, (_, nth) => (
        <div
          key={nth}
          className={classNames(
            "relative min-h-0 min-w-0",
            nth !== active && "@max-[34rem]:hidden",
            count === 3 && nth === 2 && wideThird,
          )}
        >
          {place(nth)}
        </div>
      ))}
    </div>
  );
}

/** By the number of images: beside each other on a wide screen, else below each other. Narrow ones show one at a time. */
const grids: Readonly<Record<number, string>> = {
  1: "grid-cols-1 grid-rows-1",
  2: "@min-[34rem]:[@container_(min-aspect-ratio:1/1)]:grid-cols-2 @min-[34rem]:[@container_(max-aspect-ratio:1/1)]:grid-rows-2",
  3: "@min-[34rem]:grid-cols-2 @min-[34rem]:grid-rows-2 @min-[34rem]:[@container_(min-aspect-ratio:8/5)]:grid-cols-3 @min-[34rem]:[@container_(min-aspect-ratio:8/5)]:grid-rows-1",
  4: "@min-[34rem]:grid-cols-2 @min-[34rem]:grid-rows-2",
};
const wideThird = "[@container_(max-aspect-ratio:8/5)]:col-span-full";
