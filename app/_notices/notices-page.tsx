import { Fresh } from "#app/_live/fresh.client.ts";
import { show } from "#app/_server/show.ts";
import { Panel } from "#app/_ui/panel.tsx";
import { listNotices } from "#lib/notifications/list-notices.ts";
import { viewNoticeChoices } from "#lib/notifications/view-notice-choices.ts";
import { AllNotices, NoticeChoices } from "./notice-forms.client.tsx";
import type { Room } from "./words.ts";

/** What somebody of ours was told, and of what they want mail: one page for every room. */
export async function NoticesPage({ room }: { room: Room }) {
  const { email, choices } = await show(viewNoticeChoices, {});
  return (
    <div className="mx-auto w-full max-w-column space-y-3 p-3">
      <Fresh />
      <h1>Notices</h1>
      <Panel title="What you were told">
        <AllNotices room={room} told={await show(listNotices, {})} />
      </Panel>
      <Panel title="Email">
        <NoticeChoices email={email} choices={choices} />
      </Panel>
    </div>
  );
}
