import { show } from "#app/_server/show.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { RoomLink } from "#app/_ui/room-link.tsx";
import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { countWords } from "#app/queue/_request/words.ts";
import type { StaffMember } from "#lib/accounts/list-staff.ts";
import { viewStaff } from "#lib/accounts/view-staff.ts";
import { bodyRegions } from "#lib/intake/body-areas.ts";
import { states } from "#lib/intake/states.ts";
import { Details, InvitationActs, Licenses, RoleChange, WithReason } from "./account-forms.client.tsx";
import { beginAnew, letInAgain, shutOut } from "./actions.ts";
import { day, standingWords } from "./words.ts";

/** One of our accounts: how it stands, what can be changed, what lies with them. */
export async function Account({ of, isOwn }: { of: StaffMember; isOwn: boolean }) {
  const { cases, claims, sessions } = await show(viewStaff, { accountId: of.id });
  const { id: accountId, standing, role } = of;
  const isInvited = standing === "invited" || standing === "invitation_over";
  const left = [
    ...(claims > 0 ? [`${countWords(claims, "claim")} ${claims === 1 ? "goes" : "go"} back to the queue.`] : []),
    ...(cases.length > 0
      ? [`${countWords(cases.length, "case")} must be given to another surgeon: ${cases.join(", ")}.`]
      : []),
  ].join(" ");
  return (
    <div key={accountId} className="space-y-3">
      <Panel
        title={of.name}
        actions={<Badge signal={standingWords[standing].signal}>{standingWords[standing].text}</Badge>}
      >
        <SummaryList>
          <SummaryRow term="Email">{of.email}</SummaryRow>
          {of.mailFailed && (
            <SummaryRow term="Email to them">
              <Badge signal="warning">Does not arrive</Badge>
            </SummaryRow>
          )}
          <SummaryRow term="Last sign-in">
            {of.lastSignIn ? <When at={of.lastSignIn} show="exact" /> : isInvited ? "Never" : "Not in the last month"}
          </SummaryRow>
          <SummaryRow term="Signed in now">
            {sessions === 0 ? "No" : sessions === 1 ? "In one browser" : `In ${sessions} browsers`}
          </SummaryRow>
          {isInvited && of.invitedUntil && (
            <SummaryRow term="Invitation">
              {standing === "invited" ? "Works until " : "Ended "}
              <When at={of.invitedUntil} show="exact" />
            </SummaryRow>
          )}
          {role === "surgeon" && (
            <SummaryRow term="Reads most">
              {bodyRegions.flatMap(({ value, text }) => (of.regions.includes(value) ? [text.en] : [])).join(", ") ||
                "Any"}
            </SummaryRow>
          )}
          {role === "surgeon" && <SummaryRow term="Away">{of.away ? `Until ${day(of.away)}` : "No"}</SummaryRow>}
        </SummaryList>
        {isInvited && (
          <div className="mt-3">
            <InvitationActs accountId={accountId} />
          </div>
        )}
        {role === "surgeon" && (
          <div className="mt-3">
            <RoomLink href={`/admin/away?surgeon=${accountId}`}>Absences, subspecialties and languages</RoomLink>
          </div>
        )}
      </Panel>
      {cases.length > 0 && standing === "disabled" && (
        <Notice signal="warning" title={`${countWords(cases.length, "case")} must be given to another surgeon`}>
          <p>
            Whoever owns them was told: <span className="reference">{cases.join(", ")}</span>
          </p>
        </Notice>
      )}
      <Panel title="Name">
        <Details of={of} />
      </Panel>
      {role === "surgeon" && (
        <Panel title="Licenses">
          <Licenses of={of} states={states.map(({ value, text }) => ({ value, text: text.en }))} />
        </Panel>
      )}
      <Panel title="Access">
        {isOwn ? (
          <p className="text-quiet">
            This is your own account. Another administrator changes its role, or disables it.
          </p>
        ) : (
          <div className="space-y-3">
            <RoleChange of={of} whatFollows={left} />
            <div className="flex flex-wrap gap-2 *:has-[textarea]:w-full">
              {standing !== "disabled" && !isInvited && (
                <WithReason door={beginAnew} accountId={accountId} label="Reset sign-in">
                  For a lost phone, or a password that others may know. Password and one-time codes of now sign in no
                  more; an email lets them set both up anew.
                </WithReason>
              )}
              {standing === "disabled" ? (
                <WithReason door={letInAgain} accountId={accountId} label="Enable again">
                  They can sign in as before. All administrators are told.
                </WithReason>
              ) : (
                <WithReason door={shutOut} accountId={accountId} label="Disable" danger>
                  They are signed out at once, everywhere, and all administrators are told. {left}
                </WithReason>
              )}
            </div>
          </div>
        )}
      </Panel>
    </div>
  );
}
