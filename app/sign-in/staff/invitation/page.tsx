import type { Metadata } from "next";
import { LinkButton } from "#app/_ui/button.tsx";
import { roleWords } from "#app/queue/_request/words.ts";
import { stranger } from "#app/_server/session.ts";
import { viewInvitation } from "#lib/accounts/view-invitation.ts";
import { passwordHint } from "#app/account/access/words.ts";
import { acceptInvited } from "../../actions.ts";
import { PlainForm } from "../../plain-form.client.tsx";

export const metadata: Metadata = { title: "Set up your sign-in" };

/** Where the link of an invitation leads. Opening it uses nothing up; choosing a password does. */
export default async function InvitationPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token: asked } = await searchParams;
  const token = typeof asked === "string" ? asked.slice(0, 200) : "";
  const seen = await viewInvitation(await stranger(), { token });
  const invited = seen.ok ? seen.value : null;
  if (!invited)
    return (
      <>
        <h1>This link works no more</h1>
        <p>It works once, for 72 hours. Ask your administrator to send you another one.</p>
        <LinkButton href="/sign-in/staff">Staff sign-in</LinkButton>
      </>
    );
  const { name, email, role } = invited;
  return (
    <PlainForm
      door={acceptInvited}
      fields={[
        {
          name: "password",
          label: "New password",
          hint: passwordHint,
          type: "password",
          autoComplete: "new-password",
        },
      ]}
      hidden={{ token, username: email }}
      button="Continue"
    >
      <h1 className="mb-4">Set up your sign-in</h1>
      <p className="mb-4">
        {name}, you sign in as {roleWords[role].toLowerCase()} with the address <strong>{email}</strong>. After this you
        set up one-time codes on your phone.
      </p>
    </PlainForm>
  );
}
