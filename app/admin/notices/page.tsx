import type { Metadata } from "next";
import { NoticesPage } from "#app/_notices/notices-page.tsx";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { AdminNav } from "../admin-nav.tsx";

export const metadata: Metadata = { title: "Notices" };

export default function AdminNotices() {
  return (
    <StaffPage
      room="Administration"
      home={{ href: "/admin", text: "Administration" }}
      nav={<AdminNav />}
      person={<SignedIn />}
    >
      <NoticesPage room="/admin" />
    </StaffPage>
  );
}
