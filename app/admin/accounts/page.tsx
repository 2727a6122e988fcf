import type { Metadata } from "next";
import { currentActor } from "#app/_server/session.ts";
import { show } from "#app/_server/show.ts";
import { Panel } from "#app/_ui/panel.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { listStaff } from "#lib/accounts/list-staff.ts";
import { AccountNews } from "./account-news.tsx";
import { AdminNav } from "../admin-nav.tsx";
import { Account } from "./account.tsx";
import { AccountsTable } from "./accounts-table.client.tsx";
import { InviteForm } from "./invite-form.client.tsx";

export const metadata: Metadata = { title: "Accounts" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everybody who works here; at the right the one that is looked at, or somebody new. */
export default async function AccountsPage({ searchParams }: Props) {
  const staff = await show(listStaff, {});
  const actor = await currentActor();
  const { account: asked, invite } = await searchParams;
  const chosen = staff.find(({ id }) => id === asked);
  const isOwn = actor.kind === "person" && actor.accountId === chosen?.id;
  return (
    <StaffPage
      room="Administration"
      home={{ href: "/admin", text: "Administration" }}
      nav={<AdminNav current="accounts" />}
      person={<SignedIn />}
    >
      <div className="grid items-start gap-4 p-3 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0 space-y-3">
          <div className="flex items-center justify-between gap-3">
            <h1>Accounts</h1>
            <RoomLink href="/admin/accounts?invite=1">Invite somebody</RoomLink>
          </div>
          <AccountsTable staff={staff} chosen={chosen?.id} />
        </div>
        <div className="min-w-0">
          {invite !== undefined ? (
            <Panel title="Invite somebody">
              <InviteForm />
            </Panel>
          ) : chosen ? (
            <Account of={chosen} isOwn={isOwn} key={chosen.id} />
          ) : (
            <AccountNews />
          )}
        </div>
      </div>
    </StaffPage>
  );
}
