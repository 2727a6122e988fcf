import type { Metadata } from "next";
import { show } from "#app/_server/show.ts";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { Cell, HeadCell, Row, Table, TableScroll } from "#app/_ui/table.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { actorWords, roleWord } from "#app/admin/trail/words.ts";
import { actOf } from "#lib/audit/acts.ts";
import { listRequestOpenings } from "#lib/audit/list-request-openings.ts";

export const metadata: Metadata = { title: "Who opened it" };

type Props = { params: Promise<{ requestId: string }> };

/** Who has looked at a request and at what of it, as the trail knows it. */
export default async function OpenedPage({ params }: Props) {
  const { requestId } = await params;
  const { reference, openings } = await show(listRequestOpenings, { requestId });
  const name = `Who opened ${reference}`;
  return (
    <div className="mx-auto w-full max-w-page space-y-3 p-3 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1>
          Who opened <span className="reference">{reference}</span>
        </h1>
        <RoomLink href={`/queue/${requestId}`}>Back to the request</RoomLink>
      </div>
      <TableScroll name={name}>
        <Table name={name} className="min-w-[44rem]">
          <thead>
            <tr>
              <HeadCell>Who</HeadCell>
              <HeadCell>Role</HeadCell>
              <HeadCell>What</HeadCell>
              <HeadCell figure>Times</HeadCell>
              <HeadCell>First</HeadCell>
              <HeadCell>Last</HeadCell>
            </tr>
          </thead>
          <tbody>
            {openings.map((opening, at) => (
              <Row key={at}>
                <Cell>{actorWords({ actorName: opening.name, role: opening.role })}</Cell>
                <Cell className="text-quiet">{opening.role === "pass" ? "" : roleWord(opening.role)}</Cell>
                <Cell className="max-w-[40ch]">{actOf(opening.act).says}</Cell>
                <Cell figure>{opening.times}</Cell>
                <Cell>
                  <When at={opening.first.toISOString()} show="exact" />
                </Cell>
                <Cell>
                  <When at={opening.last.toISOString()} show="exact" />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </TableScroll>
      <p className="text-small text-quiet">
        A page that refreshes itself counts once in ten minutes. Looking here is recorded too.
      </p>
    </div>
  );
}
