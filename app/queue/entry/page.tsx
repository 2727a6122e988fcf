import type { Metadata } from "next";
import Link from "next/link";
import { Fresh } from "#app/_live/fresh.client.ts";
import { show } from "#app/_server/show.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Cell, HeadCell, Row, Table, TableScroll } from "#app/_ui/table.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { listEntries } from "#lib/intake/list-entries.ts";
import { entryWords } from "../_request/entry-words.ts";
import { BeginForm } from "./begin-form.client.tsx";

export const metadata: Metadata = { title: "New request by phone or post" };

/** Where staff begin a request for somebody without e-mail, and go on with those that are not sent on yet. */
export default async function EntriesPage() {
  const entries = await show(listEntries, {});
  return (
    <div className="mx-auto w-full max-w-page space-y-3 p-3">
      <Fresh />
      <h1>New request by phone or post</h1>
      <Panel title="Begin">
        <p className="measure mb-3 text-quiet">
          For somebody who has no email. Whoever has one begins online: every step is then their own.
        </p>
        <BeginForm requestId={crypto.randomUUID()} />
      </Panel>
      <Panel title={`Not sent on yet (${entries.length})`}>
        {entries.length === 0 ? (
          <Empty drawing="done" title="No request is half typed">
            What you begin stays here for all of us until it is in the queue.
          </Empty>
        ) : (
          <TableScroll name="Not sent on yet">
            <Table name="Not sent on yet">
              <thead>
                <tr>
                  <HeadCell>Reference</HeadCell>
                  <HeadCell>Person</HeadCell>
                  <HeadCell>Came</HeadCell>
                  <HeadCell>Begun by</HeadCell>
                  <HeadCell>Begun</HeadCell>
                </tr>
              </thead>
              <tbody>
                {entries.map(({ id, reference, personName, via, by, startedAt }) => (
                  <Row key={id}>
                    <Cell>
                      <Link
                        href={`/queue/entry/${id}`}
                        prefetch={false}
                        className="inline-flex min-h-6 items-center reference"
                      >
                        {reference}
                      </Link>
                    </Cell>
                    <Cell title={personName}>{personName || <span className="text-quiet">Not named yet</span>}</Cell>
                    <Cell>{entryWords[via]}</Cell>
                    <Cell>{by}</Cell>
                    <Cell>
                      <When at={startedAt} />
                    </Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          </TableScroll>
        )}
      </Panel>
    </div>
  );
}
