import type { Metadata } from "next";
import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { listLateCalls } from "#lib/calls/list-late-calls.ts";
import { viewHealth } from "#lib/accounts/view-health.ts";
import { AdminNav } from "./admin-nav.tsx";
import { RestForm } from "./rest-form.client.tsx";

export const metadata: Metadata = { title: "Administration" };

const partWords = {
  database: { name: "Database", lost: "Nothing can be read or saved." },
  storage: { name: "Image storage", lost: "Scans can be neither sent nor opened." },
  worker: { name: "Worker", lost: "Scans are not checked and email does not leave; both go on when it is back." },
  mail: { name: "Email server", lost: "Email waits and leaves when it is back." },
  malware: { name: "Virus scanner", lost: "Scans and papers wait to be checked, and go on when it is back." },
} as const;

export default async function AdminPage() {
  const [health, calls] = await Promise.all([show(viewHealth, {}), show(listLateCalls, {})]);
  const parts = Object.entries(partWords).flatMap(([part, words]) => {
    const works = health.parts[part as Part];
    return works === undefined ? [] : [{ ...words, works }];
  });
  return (
    <StaffPage
      room="Administration"
      home={{ href: "/admin", text: "Administration" }}
      nav={<AdminNav />}
      person={<SignedIn />}
    >
      <div className="mx-auto w-full max-w-page space-y-4 p-3 sm:p-6">
        <h1>Administration</h1>
        {calls.length > 0 && (
          <Panel title="Calls that have reached nobody yet">
            <ul className="space-y-1">
              {calls.map(({ id, reference, openedAt, escalated, owner }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Badge signal={escalated ? "urgent" : "warning"}>{escalated ? "Late" : "Today"}</Badge>
                  <span className="reference">{reference}</span>
                  <span>
                    since <When at={openedAt} show="exact" />
                  </span>
                  <span className="text-quiet">{owner ? `with ${owner}` : "with nobody"}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title="Installation">
          {!health.ok && (
            <div className="mb-3">
              <Notice signal="urgent" title="A part does not work">
                <p>Look at the log of the installation. Nothing that was saved is lost.</p>
              </Notice>
            </div>
          )}
          {health.readOnly && (
            <div className="mb-3">
              <Notice signal="warning" title="The portal is read only">
                <p>Everything can be read; what would change something is refused. Scans wait in the browser.</p>
              </Notice>
            </div>
          )}
          <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
            {parts.map(({ name, lost, works }) => (
              <li key={name} className="flex items-start gap-3">
                <span className="w-28 shrink-0 text-quiet">{name}</span>
                <span className="min-w-0">
                  <Badge signal={works ? "good" : "urgent"}>{works ? "Works" : "Does not answer"}</Badge>
                  {!works && <span className="mt-1 block text-small">{lost}</span>}
                </span>
              </li>
            ))}
          </ul>
          {!health.onCall && (
            <div className="mt-3">
              <Notice signal="warning" title="Nobody is told when a patient names an emergency sign">
                <p>
                  The request is marked urgent all the same. Set <code>ONCALL_EMAIL</code> to have an email sent at
                  once.
                </p>
              </Notice>
            </div>
          )}
          {health.parts.malware === undefined && (
            <p className="mt-3 text-small text-quiet">
              There is no virus scanner. Files are checked in every other way. Set <code>CLAMD</code> to have one.
            </p>
          )}
        </Panel>
        <Panel title="Read-only mode">
          <p className="measure mb-3 text-quiet">
            For work on the installation: everything can be read, nothing changes, and every page says so with the
            clinic’s telephone. People keep what they typed, and scans go on by themselves afterwards.
          </p>
          <RestForm rests={health.readOnly} />
        </Panel>
      </div>
    </StaffPage>
  );
}

type Part = keyof typeof partWords;
