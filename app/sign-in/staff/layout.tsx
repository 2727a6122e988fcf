import type { ReactNode } from "react";
import { StaffPage } from "#app/_ui/staff-page.tsx";

export default function StaffSignInLayout({ children }: { children: ReactNode }) {
  return (
    <StaffPage room="Staff" home={{ href: "/", text: "Front page" }}>
      <div className="mx-auto w-full max-w-[26rem] space-y-4 px-4 py-12">{children}</div>
    </StaffPage>
  );
}
