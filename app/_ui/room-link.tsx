import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { shape } from "./button.tsx";

/** A link that looks like a button, within a room of staff: what is around it stays. Never fetched before it is followed. */
export function RoomLink({ icon, children, ...rest }: ComponentProps<typeof Link> & { icon?: ReactNode }) {
  return (
    <Link prefetch={false} {...rest} className={shape("secondary", false)}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}
