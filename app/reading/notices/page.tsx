import type { Metadata } from "next";
import { NoticesPage } from "#app/_notices/notices-page.tsx";
import { ReadingPage } from "#app/_ui/staff-page.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";

export const metadata: Metadata = { title: "Notices" };

export default function ReadingNotices() {
  return (
    <ReadingPage room="Reading" home={{ href: "/reading", text: "Reading" }} person={<SignedIn />}>
      <div className="h-full overflow-y-auto">
        <NoticesPage room="/reading" />
      </div>
    </ReadingPage>
  );
}
