import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { clinic } from "#app/_server/clinic.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { currentActor } from "#app/_server/session.ts";
import { homeOf } from "#lib/accounts/actor.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { hasProvider } from "#lib/platform/oidc.ts";
import { givePassword } from "../actions.ts";
import { PlainForm } from "../plain-form.client.tsx";
import { directoryWords } from "./words.ts";
import { PasskeyButton } from "./passkey-button.client.tsx";

export const metadata: Metadata = { title: "Staff sign-in" };

type Search = Promise<{ from?: string; directory?: string }>;

/** The first of two steps for staff, and the ways around them. */
export default async function StaffSignInPage({ searchParams }: { searchParams: Search }) {
  const { from, directory } = await searchParams;
  const back = returnPath(from);
  const actor = await currentActor();
  if (actor.kind === "person" && actor.role !== "patient") redirect(back ?? homeOf(actor.role));
  return (
    <>
      {isTold(directory) && <Notice signal="warning" title={directoryWords[directory]} live />}
      <PlainForm
        door={givePassword}
        fields={[
          { name: "email", label: "Email address", type: "email", autoComplete: "username", inputMode: "email" },
          { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
        ]}
        hidden={{ from: back ?? undefined }}
        button="Continue"
      >
        <h1 className="mb-1">Staff sign-in</h1>
        <p className="mb-4 text-quiet">{clinic().name}</p>
      </PlainForm>
      <p className="text-quiet">
        Password forgotten, or phone lost? Ask an administrator: they send you an email to set both up anew.
      </p>
      <PasskeyButton from={back} />
      {hasProvider() && (
        // Followed by the browser itself: it leads to another site.
        <LinkButton href={back ? `/sign-in/directory?from=${encodeURIComponent(back)}` : "/sign-in/directory"}>
          Sign in with {clinic().name}
        </LinkButton>
      )}
    </>
  );
}

const isTold = (word: string | undefined): word is keyof typeof directoryWords =>
  word !== undefined && Object.hasOwn(directoryWords, word);
