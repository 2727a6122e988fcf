import type { Metadata } from "next";
import Link from "next/link";
import { show } from "#app/_server/show.ts";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { heldBackWords } from "#app/reading/held-back-words.ts";
import { ageToday } from "#app/queue/_request/age.ts";
import { ScanBadge, UrgencyBadge } from "#app/queue/_request/badges.tsx";
import { Fresh } from "#app/_live/fresh.client.ts";
import { SeriesPreview } from "#app/queue/_request/series-preview.client.tsx";
import { regionWords } from "#app/queue/_request/region-words.ts";
import { symptomWords } from "#app/queue/symptom-words.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { NavLink, ReadingPage } from "#app/_ui/staff-page.tsx";
import { Cell, HeadCell, Row, Table } from "#app/_ui/table.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { listWorklist, type WorklistRow } from "#lib/reading/list-worklist.ts";

export const metadata: Metadata = { title: "Reading" };

/** The surgeon's cases: those to read first, urgent before the rest, then those already answered. */
export default async function WorklistPage() {
  const cases = await show(listWorklist, {});
  const toRead = cases.filter(({ status, asked }) => status === "assigned" && !asked);
  const consulted = cases.filter((one) => one.asked);
  const asked = cases.filter(({ status }) => status === "needs_info");
  const answered = cases
    .filter(({ answeredAt, status }) => answeredAt !== null && status !== "assigned" && status !== "needs_info")
    .sort((one, other) => (other.answeredAt ?? "").localeCompare(one.answeredAt ?? ""));
  return (
    <ReadingPage
      room="Reading"
      home={{ href: "/reading", text: "Reading" }}
      bar={
        <>
          <NavLink href="/reading/emergency">Emergency</NavLink>
          <NavLink href="/reading/away">Absences</NavLink>
        </>
      }
      person={<SignedIn />}
    >
      <Fresh />
      <div className="h-full overflow-y-auto">
        <div className="space-y-6 py-3">
          <h1 className="sr-only">Your cases</h1>
          {toRead.length > 0 ? (
            <Cases title="To read" time="Due" rows={toRead} />
          ) : (
            <Empty drawing="done" title="No case is waiting for you">
              New cases appear here by themselves, and an email tells you about each.
            </Empty>
          )}
          {consulted.length > 0 && <Cases title="A colleague asks" time="Due" rows={consulted} />}
          {asked.length > 0 && <Cases title="Waiting for the patient" time="Waiting since" rows={asked} />}
          {answered.length > 0 && <Cases title="Answered" time="Answered" rows={answered} />}
        </div>
      </div>
    </ReadingPage>
  );
}

function Cases({ title, time, rows }: { title: string; time: string; rows: WorklistRow[] }) {
  return (
    <section>
      <h2 className="mb-1 px-3">
        {title} <span className="font-normal text-quiet">{rows.length}</span>
      </h2>
      <Table name={title} className="table-fixed">
        <thead>
          <tr>
            <HeadCell className="w-24">Urgency</HeadCell>
            <HeadCell className="md:w-32">Reference</HeadCell>
            <HeadCell className="max-md:hidden">Person</HeadCell>
            <HeadCell className="w-[30%] max-md:hidden">Question</HeadCell>
            <HeadCell className="w-32">{time}</HeadCell>
            <HeadCell className="w-24 max-md:hidden">Modality</HeadCell>
            <HeadCell className="w-64 max-md:hidden">Scan</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CaseRow key={row.id} row={row} time={time} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function CaseRow({ row, time }: { row: WorklistRow; time: string }) {
  const age = ageToday(row.birthDate);
  const question = [regionWords(row.regions), symptomWords(row.told)].filter((part) => part !== "");
  const person = (
    <>
      {row.personName}
      {age !== null && <span className="text-quiet">, {age}</span>}
    </>
  );
  return (
    <Row className="relative focus-within:bg-sunken">
      <Cell>
        <UrgencyBadge urgent={row.urgent} raised={row.raised} />
      </Cell>
      <Cell>
        <Link
          href={`/reading/${row.id}`}
          prefetch={false}
          className="focus-inset inline-flex h-8 items-center rounded font-medium reference text-ink no-underline after:absolute after:inset-0"
        >
          {row.reference}
        </Link>
        <span className="block truncate pb-1 md:hidden">{person}</span>
      </Cell>
      <Cell className="max-md:hidden" title={row.personName}>
        {person}
        {row.prior > 0 && <span className="text-quiet"> · {row.prior} earlier</span>}
      </Cell>
      <Cell className="max-md:hidden" title={question.join(". ")}>
        {question[0]} <span className="text-quiet">{question.slice(1).join("")}</span>
      </Cell>
      <Cell>{time === "Due" ? <Due row={row} /> : <Since row={row} />}</Cell>
      <Cell className="max-md:hidden">{row.modalities.join(", ") || "–"}</Cell>
      <Cell className="max-md:hidden">
        <span className="flex items-center gap-2">
          <SeriesPreview requestId={row.id} seriesId={row.main} of={`the scan of ${row.reference}`} size="row" />
          <ScanBadge state={row.scan} images={row.images} />
          {row.heldBack > 0 && (
            <span className="min-w-0 truncate text-small text-quiet" title={heldBackWords(row.heldBack)}>
              <span aria-hidden>+{row.heldBack} held</span>
              <span className="sr-only">{heldBackWords(row.heldBack)}</span>
            </span>
          )}
        </span>
      </Cell>
    </Row>
  );
}

/** By when an answer is promised; what is late says so. */
function Due({ row: { due } }: { row: WorklistRow }) {
  if (!due) return <span className="text-quiet">Not yet</span>;
  return due.late ? (
    <span className="font-medium text-urgent">
      Late: <When at={due.at} show="date" />
    </span>
  ) : (
    <When at={due.at} show="date" />
  );
}

function Since({ row: { answeredAt, waitingFrom } }: { row: WorklistRow }) {
  const at = answeredAt ?? waitingFrom;
  return at ? <When at={at} /> : <span className="text-quiet">Paused</span>;
}
