import type { Metadata } from "next";
import Link from "next/link";
import { EndButton } from "#app/_emergencies/end-button.client.tsx";
import { show } from "#app/_server/show.ts";
import { Panel } from "#app/_ui/panel.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { ReadingPage } from "#app/_ui/staff-page.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { counted, say } from "#lib/platform/language.ts";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { listOwnEmergencies } from "#lib/emergencies/list-own-emergencies.ts";
import { end } from "./actions.ts";
import { OpenForm } from "./open-form.client.tsx";

export const metadata: Metadata = { title: "Emergency" };

/** Where a surgeon opens a request that is not theirs, when somebody needs it now. */
export default async function EmergencyPage() {
  const { open, hours } = await show(listOwnEmergencies, {});
  return (
    <ReadingPage room="Reading" home={{ href: "/reading", text: "Reading" }} person={<SignedIn />}>
      <div className="h-full overflow-y-auto">
        <div className="mx-auto max-w-column space-y-3 p-3">
          <div className="flex items-center justify-between gap-3">
            <h1>Open a request in an emergency</h1>
            <RoomLink href="/reading">Back to your cases</RoomLink>
          </div>
          {open.length > 0 && (
            <Panel title="Open now">
              <ul className="space-y-2">
                {open.map(({ id, requestId, reference, until }) => (
                  <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                    <Link href={`/reading/${requestId}`} prefetch={false} className="reference w-28 font-medium">
                      {reference}
                    </Link>
                    <span className="flex-1 text-quiet">
                      until <When at={until} show="exact" />
                    </span>
                    <EndButton emergencyId={id} door={end} />
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <Panel title="A request that is not yours">
            <OpenForm lasting={say("en", counted(hours, { en: ["hour", "hours"], es: ["hora", "horas"] }))} />
          </Panel>
        </div>
      </div>
    </ReadingPage>
  );
}
