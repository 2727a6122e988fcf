import type { Metadata } from "next";
import { NoticesPage } from "#app/_notices/notices-page.tsx";

export const metadata: Metadata = { title: "Notices" };

export default function QueueNotices() {
  return <NoticesPage room="/queue" />;
}
