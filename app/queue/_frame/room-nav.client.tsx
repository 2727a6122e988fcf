"use client";
import { usePathname } from "next/navigation";
import { NavLink } from "#app/_ui/staff-page.tsx";

const rooms = { "/queue/entry": "By phone or post", "/queue/figures": "Figures" };

/** What intake staff have beside the queue, the one they are at marked. */
export function RoomNav() {
  const here = usePathname();
  return Object.entries(rooms).map(([href, text]) => (
    <NavLink key={href} href={href} current={here === href || here.startsWith(`${href}/`)}>
      {text}
    </NavLink>
  ));
}
