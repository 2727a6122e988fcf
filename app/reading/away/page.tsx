import type { Metadata } from "next";
import { Absences, Specialty } from "#app/_absences/absence-forms.client.tsx";
import { show } from "#app/_server/show.ts";
import { Panel } from "#app/_ui/panel.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { ReadingPage } from "#app/_ui/staff-page.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { listOwnAbsences } from "#lib/accounts/list-own-absences.ts";

export const metadata: Metadata = { title: "Absences" };

/** When a surgeon is away, as they say it themselves. */
export default async function AwayPage() {
  const surgeon = await show(listOwnAbsences, {});
  return (
    <ReadingPage room="Reading" home={{ href: "/reading", text: "Reading" }} person={<SignedIn />}>
      <div className="h-full overflow-y-auto">
        <div className="mx-auto max-w-column space-y-3 p-3">
          <div className="flex items-center justify-between gap-3">
            <h1>Your absences</h1>
            <RoomLink href="/reading">Back to your cases</RoomLink>
          </div>
          <Panel title="When you are away">
            <p className="mb-3 text-quiet">
              Meanwhile nobody is told to give you a case. Whoever has given you one sees that you are away.
            </p>
            <Absences surgeon={surgeon} />
          </Panel>
          <Panel title="What you read most, and your languages">
            <Specialty surgeon={surgeon} />
          </Panel>
        </div>
      </div>
    </ReadingPage>
  );
}
