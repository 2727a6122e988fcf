"use client";
import { Image as ImageIcon } from "lucide";
import { useState } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";

const sizes = { row: "size-7", list: "size-10", head: "size-14", peek: "size-28" } as const;

type Props = {
  requestId: string;
  /** Null where no picture of the series was drawn. */
  seriesId: string | null;
  /** What is seen, as "SAG T2 TSE". */
  of: string;
  size?: keyof typeof sizes;
};

/** The middle picture of a series, small; its room is there before it comes, and where it never does. */
export function SeriesPreview({ requestId, seriesId, of, size = "list" }: Props) {
  const [failed, setFailed] = useState(false);
  const frame = classNames("shrink-0 overflow-hidden rounded-[4px] align-middle", sizes[size]);
  if (seriesId === null || failed)
    return (
      <span
        role="img"
        aria-label="No preview"
        title="No preview"
        className={classNames(frame, "inline-flex items-center justify-center bg-sunken text-quiet")}
      >
        <Icon of={ImageIcon} className="opacity-60" />
      </span>
    );
  return (
    <img
      src={`/api/previews/${requestId}/${seriesId}`}
      alt={`Preview of ${of}`}
      width={56}
      height={56}
      loading="lazy"
      decoding="async"
      onError={() => setFailed(true)}
      className={classNames(frame, "inline-block bg-[#0b0e0e] object-contain")}
    />
  );
}
