import type { ReactNode } from "react";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { DeskKeys } from "./_frame/desk-keys.client.tsx";
import { RoomNav } from "./_frame/room-nav.client.tsx";
import { SignedIn } from "./_frame/signed-in.tsx";

export default function QueueLayout({ children }: { children: ReactNode }) {
  return (
    <StaffPage room="Queue" home={{ href: "/queue", text: "Queue" }} nav={<RoomNav />} person={<SignedIn />}>
      {children}
      <DeskKeys />
    </StaffPage>
  );
}
