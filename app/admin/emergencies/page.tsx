import type { Metadata } from "next";
import Link from "next/link";
import { EndButton } from "#app/_emergencies/end-button.client.tsx";
import { Fresh } from "#app/_live/fresh.client.ts";
import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { kindWords, verdictWords } from "#lib/emergencies/emergency.ts";
import { type EmergencyRow, listEmergencies } from "#lib/emergencies/list-emergencies.ts";
import { AdminNav } from "../admin-nav.tsx";
import { endThere } from "./actions.ts";
import { JudgeForm } from "./judge-form.client.tsx";

export const metadata: Metadata = { title: "Emergencies" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every request that a surgeon opened who is not assigned: one of them at a time is judged, the oldest first. */
export default async function EmergenciesPage({ searchParams }: Props) {
  const rows = await show(listEmergencies, {});
  const judged = rows.filter((row) => row.judged);
  const waiting = rows.filter((row) => !row.judged);
  const over = waiting.filter(({ live }) => !live);
  const { judge: asked } = await searchParams;
  const chosen = over.find(({ id }) => id === asked) ?? over[0];
  return (
    <StaffPage
      room="Administration"
      home={{ href: "/admin", text: "Administration" }}
      nav={<AdminNav current="emergencies" />}
      person={<SignedIn />}
    >
      <Fresh />
      <div className="mx-auto w-full max-w-page space-y-4 p-3 sm:p-6">
        <h1>Opened in an emergency</h1>
        <Panel title={`To be judged (${waiting.length})`}>
          {waiting.length === 0 ? (
            <Empty drawing="done" title="Nothing waits for a judgment">
              You are told when a surgeon opens a request that is not theirs.
            </Empty>
          ) : (
            <ul className="divide-y divide-hairline">
              {waiting.map((row) => (
                <li key={row.id} className="space-y-3 py-4 first:pt-0 last:pb-0">
                  <Opening row={row} />
                  {row.live ? (
                    <EndButton emergencyId={row.id} door={endThere} />
                  ) : row === chosen ? (
                    <JudgeForm key={row.id} emergencyId={row.id} />
                  ) : (
                    <RoomLink href={`/admin/emergencies?judge=${row.id}`}>Judge it</RoomLink>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        {judged.length > 0 && (
          <Panel title="Judged">
            <ul className="divide-y divide-hairline">
              {judged.map((row) => (
                <li key={row.id} className="space-y-2 py-4 first:pt-0 last:pb-0">
                  <Opening row={row} />
                  {row.judged && (
                    <div className="border-l-2 border-edge pl-3">
                      <p>
                        <Badge signal={row.judged.verdict === "justified" ? "good" : "urgent"}>
                          {verdictWords[row.judged.verdict]}
                        </Badge>{" "}
                        <span className="text-quiet">
                          {row.judged.by}, <When at={row.judged.at} show="exact" />
                        </span>
                      </p>
                      <p className="measure wrap-anywhere whitespace-pre-line">{row.judged.words}</p>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </StaffPage>
  );
}

/** Who opened what, when, and why; what was read by it is in the trail. */
function Opening({ row: { id, reference, surgeon, kind, reason, at, until, live, early } }: { row: EmergencyRow }) {
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {live && <Badge signal="urgent">Open now</Badge>}
        <span className="reference font-medium">{reference}</span>
        <span>{surgeon}</span>
        <span className="text-quiet">
          <When at={at} show="exact" /> until <When at={until} show="exact" />
          {early && ", ended early"}
        </span>
        <Link href={`/admin/trail?emergency=${id}`} prefetch={false}>
          What was read
        </Link>
      </p>
      <p className="text-quiet">{kindWords[kind]}</p>
      <p className="measure wrap-anywhere whitespace-pre-line">“{reason}”</p>
    </div>
  );
}
