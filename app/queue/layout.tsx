import type { ReactNode } from "react";
import { NavLink, StaffPage } from "#app/_ui/staff-page.tsx";
import { DeskKeys } from "./_frame/desk-keys.client.tsx";
import { SignedIn } from "./_frame/signed-in.tsx";

export default function QueueLayout({ children }: { children: ReactNode }) {
  return (
    <StaffPage
      room="Queue"
      home={{ href: "/queue", text: "Queue" }}
      nav={
        <>
          <NavLink href="/queue/entry">By phone or post</NavLink>
          <NavLink href="/queue/figures">Figures</NavLink>
        </>
      }
      person={<SignedIn />}
    >
      {children}
      <DeskKeys />
    </StaffPage>
  );
}
