"use client";
import { type ReactNode, useRef, useState } from "react";
import { Badge } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Select, TextArea, TextField } from "#app/_ui/field.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { type FormDoor, usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { roleWords } from "#app/queue/_request/words.ts";
import { type StaffRole, staffRoles } from "#lib/accounts/account-form.ts";
import type { StaffMember } from "#lib/accounts/list-staff.ts";
import { dropLicense, giveRole, inviteAgain, keepDetails, keepLicense, takeInvitationBack } from "./actions.ts";
import { day, licenseWords, roleHints } from "./words.ts";

export function Details({ of: { id, name, credentials } }: { of: StaffMember }) {
  const { state, pending, form } = usePlainForm(keepDetails);
  return (
    <form {...form} className="space-y-3">
      <RefusalNotice state={state} />
      <input type="hidden" name="accountId" value={id} />
      <TextField name="name" label="Name" defaultValue={name} error={state.fields?.["name"]} />
      <TextField
        name="credentials"
        label="Credentials"
        hint="As signed under an opinion, e.g. MD"
        width={12}
        defaultValue={credentials ?? ""}
        error={state.fields?.["credentials"]}
      />
      <Saved pending={pending} done={state.done} />
    </form>
  );
}

/** Another role ends every session at once, so the button says so before it acts. */
export function RoleChange({ of: { id, role }, whatFollows }: { of: StaffMember; whatFollows: string }) {
  const { state, pending, form } = usePlainForm(giveRole);
  const [wanted, setWanted] = useState<string>(role);
  return (
    <form {...form} className="space-y-3">
      <RefusalNotice state={state} />
      <input type="hidden" name="accountId" value={id} />
      <Select
        name="role"
        label="Role"
        hint={roleHints[wanted as StaffRole]}
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
      >
        {staffRoles.map((one) => (
          <option key={one} value={one}>
            {roleWords[one]}
          </option>
        ))}
      </Select>
      {wanted !== role && (
        <>
          <p className="text-quiet">They are signed out at once and all administrators are told. {whatFollows}</p>
          <SubmitButton variant="secondary" pending={pending}>
            Change role
          </SubmitButton>
        </>
      )}
    </form>
  );
}

/** An act that needs a reason: the reason is asked for once the act is wanted. */
export function WithReason({
  door,
  accountId,
  label,
  danger = false,
  children,
}: {
  door: FormDoor;
  accountId: string;
  label: string;
  danger?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const { state, pending, form } = usePlainForm(door, () => setOpen(false));
  if (!open) return <Button onClick={() => setOpen(true)}>{label}</Button>;
  return (
    <form {...form} className="space-y-3 rounded border border-edge p-3">
      <RefusalNotice state={state} />
      <input type="hidden" name="accountId" value={accountId} />
      <p>{children}</p>
      <TextArea
        name="reason"
        label="Reason"
        hint="It stands in the trail"
        rows={2}
        autoFocus
        error={state.fields?.["reason"]}
      />
      <div className="flex gap-2">
        <SubmitButton variant={danger ? "danger" : "primary"} pending={pending}>
          {label}
        </SubmitButton>
        <Button onClick={() => setOpen(false)}>Not now</Button>
      </div>
    </form>
  );
}

export function InvitationActs({ accountId }: { accountId: string }) {
  const again = usePlainForm(inviteAgain);
  const back = usePlainForm(takeInvitationBack);
  return (
    <div className="space-y-2">
      <RefusalNotice state={again.state} />
      <RefusalNotice state={back.state} />
      <div className="flex flex-wrap items-center gap-2">
        <form {...again.form}>
          <input type="hidden" name="accountId" value={accountId} />
          <SubmitButton variant="secondary" pending={again.pending}>
            Send it again
          </SubmitButton>
        </form>
        <form {...back.form}>
          <input type="hidden" name="accountId" value={accountId} />
          <SubmitButton variant="quiet" pending={back.pending}>
            Take it back
          </SubmitButton>
        </form>
        <span role="status">{again.state.done && "Sent. The link of before works no more."}</span>
      </div>
    </div>
  );
}

type States = readonly { value: string; text: string }[];

/** Licenses by state: entering one that is there renews it. */
export function Licenses({ of: { id, licenses }, states }: { of: StaffMember; states: States }) {
  const form = useRef<HTMLFormElement>(null);
  const keep = usePlainForm(keepLicense, () => form.current?.reset());
  return (
    <div className="space-y-3">
      {licenses.length === 0 ? (
        <p className="text-quiet">None: no case can be assigned, and nothing signed.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {licenses.map((license) => (
            <LicenseRow key={license.id} accountId={id} license={license} />
          ))}
        </ul>
      )}
      <form {...keep.form} ref={form} className="space-y-3">
        <RefusalNotice state={keep.state} />
        <input type="hidden" name="accountId" value={id} />
        <div className="flex flex-wrap items-end gap-3">
          <Select name="state" label="State" defaultValue="" error={keep.state.fields?.["state"]}>
            <option value="">Choose</option>
            {states.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
          <TextField name="number" label="Number" width={12} error={keep.state.fields?.["number"]} />
          <TextField
            name="expiresOn"
            label="Last day"
            type="date"
            width={14}
            error={keep.state.fields?.["expiresOn"]}
          />
          <SubmitButton variant="secondary" pending={keep.pending}>
            Add or renew
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}

function LicenseRow({ accountId, license }: { accountId: string; license: StaffMember["licenses"][number] }) {
  const { state, pending, form } = usePlainForm(dropLicense);
  const { id, number, expiresOn, standing } = license;
  const signal = licenseWords[standing];
  return (
    <li className="flex min-h-9 items-center gap-x-3 py-1">
      <span className="w-8 shrink-0 font-medium">{license.state}</span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-quiet">{number ?? "No number"}</span>
        <span className="flex flex-wrap items-center gap-x-2 tabular-nums">
          {expiresOn ? `until ${day(expiresOn)}` : "end not known"}
          {signal && <Badge signal={signal.signal}>{signal.text}</Badge>}
        </span>
      </span>
      <form {...form} className="shrink-0">
        <RefusalNotice state={state} />
        <input type="hidden" name="accountId" value={accountId} />
        <input type="hidden" name="licenseId" value={id} />
        <Button variant="quiet" type="submit" pending={pending} aria-label={`Remove the license for ${license.state}`}>
          Remove
        </Button>
      </form>
    </li>
  );
}

const Saved = ({ pending, done }: { pending: boolean; done: boolean | undefined }) => (
  <div className="flex items-center gap-3">
    <SubmitButton variant="secondary" pending={pending}>
      Save
    </SubmitButton>
    <span role="status">{done && "Saved"}</span>
  </div>
);
