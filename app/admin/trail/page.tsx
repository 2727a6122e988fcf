import { X } from "lucide";
import type { Metadata } from "next";
import Link from "next/link";
import { currentActor } from "#app/_server/session.ts";
import { show } from "#app/_server/show.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { is } from "#lib/accounts/actor.ts";
import { searchTrail } from "#lib/audit/search-trail.ts";
import { queryOf, TrailFilter } from "#lib/audit/trail-filter.ts";
import { SearchForm } from "./search-form.client.tsx";
import { TrailTable } from "./trail-table.tsx";
import { roleWord } from "./words.ts";
import { AdminNav } from "../admin-nav.tsx";

export const metadata: Metadata = { title: "Trail" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Found = Awaited<ReturnType<typeof load>>;

const here = "/admin/trail";
const load = (filter: TrailFilter) => show(searchTrail, filter);

/** Who did what, for administrators and auditors. */
export default async function TrailPage({ searchParams }: Props) {
  const filter = TrailFilter.parse(await searchParams);
  const found = await load(filter);
  const administers = is("administrator", await currentActor());
  const { rows, next } = found;
  const exported = queryOf(filter, { before: undefined });
  return (
    <StaffPage
      room={administers ? "Administration" : "Trail"}
      home={administers ? { href: "/admin", text: "Administration" } : { href: here, text: "Trail" }}
      nav={administers && <AdminNav current="trail" />}
      person={<SignedIn />}
    >
      <div className="w-full space-y-3 p-3">
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
          <div className="space-y-2">
            <h1>Who did what</h1>
            <SealState found={found} />
          </div>
          <div className="flex flex-wrap gap-x-4 text-small">
            {!filter.emergency && (
              <Link
                href={here + queryOf(filter, { emergency: "any", before: undefined })}
                prefetch={false}
                className="inline-block py-1"
              >
                Only what was opened in an emergency
              </Link>
            )}
            <ul aria-label="Export what is found" className="flex flex-wrap gap-x-4">
              {Object.entries(formats).map(([format, text]) => (
                <li key={format}>
                  <a href={`/api/trail/${format}${exported}`} className="inline-block py-1">
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <SearchForm key={exported} filter={filter}>
          <Narrowed filter={filter} named={found.named} />
          {rows.length === 0 ? (
            <Empty drawing="lost" title="No entry is found">
              <p>Choose other days, or leave a field out.</p>
            </Empty>
          ) : (
            <TrailTable rows={rows} filter={filter} unproven={unprovenFrom(found)} />
          )}
          <nav aria-label="Pages" className="flex gap-2">
            {filter.before && <RoomLink href={here + exported}>Newest</RoomLink>}
            {next && <RoomLink href={here + queryOf(filter, { before: next })}>Older</RoomLink>}
          </nav>
        </SearchForm>
      </div>
    </StaffPage>
  );
}

const formats = { csv: "CSV", r4: "FHIR R4", r5: "FHIR R5" };

/** From which link on nothing is proven; null where the whole chain is right. */
const unprovenFrom = ({ verified }: Found): number | null =>
  verified && !verified.right && verified.wrong ? verified.wrong.from : null;

/** How far the trail is sealed, and when all of it was last verified. */
function SealState({ found: { head, verified } }: { found: Found }) {
  if (verified && !verified.right)
    return (
      <Notice
        signal="urgent"
        title={verified.wrong ? "The trail was found changed" : "Entries wait too long for their seal"}
      >
        <p>
          Found first on <When at={verified.since.toISOString()} show="exact" />
          {verified.since < verified.at && (
            <>
              , and last on <When at={verified.at.toISOString()} show="exact" />
            </>
          )}
          .{" "}
          {verified.lastRight && (
            <>
              The last time that all was right was <When at={verified.lastRight.toISOString()} show="exact" />.
            </>
          )}
        </p>
        {verified.wrong ? (
          <p>
            {`From seal ${verified.wrong.from.toLocaleString("en-US")} on (${verified.wrong.why}) nothing is proven. `}
            Before anything else, take a copy of the database and of the storage. Whoever runs the portal finds the
            entry in the output of <code>npm run audit:verify</code>, and how to go on in <code>docs/audit.md</code> and{" "}
            <code>docs/incident.md</code>.
          </p>
        ) : (
          <p>
            What is sealed is right. The worker does not run, or entries were kept from it: see{" "}
            <code>docs/audit.md</code>.
          </p>
        )}
      </Notice>
    );
  return (
    <p className="text-quiet">
      {head ? (
        <>
          Sealed up to entry {head.seq.toLocaleString("en-US")}, <When at={head.at.toISOString()} />.{" "}
        </>
      ) : (
        "Nothing is sealed yet. "
      )}
      {verified ? (
        <>
          Verified <When at={verified.at.toISOString()} /> up to entry {verified.seq.toLocaleString("en-US")}.
        </>
      ) : (
        "Not verified yet."
      )}{" "}
      Reading this is recorded too.
    </p>
  );
}

/** What no field shows: whom, which request and which session the list is narrowed to, each to be taken away. */
function Narrowed({ filter, named }: { filter: TrailFilter; named: Found["named"] }) {
  const chips = [
    ...(filter.who
      ? [
          {
            key: "who" as const,
            text: named.who ? (named.who.name ?? `A ${roleWord(named.who.role)}`) : "Nobody known",
          },
        ]
      : []),
    ...(filter.request ? [{ key: "request" as const, text: named.reference ?? "A request that is gone" }] : []),
    ...(filter.session ? [{ key: "session" as const, text: "One session" }] : []),
    ...(filter.emergency
      ? [
          {
            key: "emergency" as const,
            text: filter.emergency === "any" ? "Opened in an emergency" : "One opening in an emergency",
          },
        ]
      : []),
  ];
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Narrowed to" className="flex flex-wrap gap-2">
      {chips.map(({ key, text }) => (
        <li key={key}>
          <Link
            href={here + queryOf(filter, { [key]: undefined, before: undefined })}
            prefetch={false}
            className="inline-flex min-h-6 items-center gap-1.5 rounded bg-accent-soft px-2 text-ink no-underline hover:bg-sunken"
          >
            {text}
            <Icon of={X} />
            <span className="sr-only">: take away</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
