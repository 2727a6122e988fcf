import type { Metadata } from "next";
import Link from "next/link";
import { Absences, Specialty } from "#app/_absences/absence-forms.client.tsx";
import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { listAbsences } from "#lib/accounts/list-absences.ts";
import { AdminNav } from "../admin-nav.tsx";

export const metadata: Metadata = { title: "Absences" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who is away, of all surgeons; one of them at a time is changed. */
export default async function AwayPage({ searchParams }: Props) {
  const surgeons = await show(listAbsences, {});
  const { surgeon: asked } = await searchParams;
  const chosen = surgeons.find(({ accountId }) => accountId === asked) ?? surgeons[0];
  return (
    <StaffPage
      room="Administration"
      home={{ href: "/admin", text: "Administration" }}
      nav={<AdminNav current="away" />}
      person={<SignedIn />}
    >
      <div className="mx-auto w-full max-w-page space-y-4 p-3 sm:p-6">
        <div className="flex items-center justify-between gap-3">
          <h1>Absences of surgeons</h1>
          <RoomLink href="/admin">Administration</RoomLink>
        </div>
        <div className="grid items-start gap-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
          <nav aria-label="Surgeons">
            <ul>
              {surgeons.map(({ accountId, name, away }) => (
                <li key={accountId}>
                  <Link
                    href={`/admin/away?surgeon=${accountId}`}
                    prefetch={false}
                    {...(accountId === chosen?.accountId ? { "aria-current": "page" as const } : {})}
                    className="flex min-h-8 items-center justify-between gap-2 rounded px-2 text-ink no-underline hover:bg-sunken aria-[current]:bg-sunken aria-[current]:font-medium"
                  >
                    <span className="min-w-0 truncate">{name}</span>
                    {away && <Badge signal="warning">Away</Badge>}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          {chosen ? (
            <div key={chosen.accountId} className="space-y-4">
              <Panel title={`When ${chosen.name} is away`}>
                <Absences surgeon={chosen} />
              </Panel>
              <Panel title={`What ${chosen.name} reads most, and their languages`}>
                <Specialty surgeon={chosen} />
              </Panel>
            </div>
          ) : (
            <p className="text-quiet">There is no surgeon yet.</p>
          )}
        </div>
      </div>
    </StaffPage>
  );
}
