import Link from "next/link";
import { Bell } from "#app/_notices/bell.client.tsx";
import { SessionWatch } from "#app/_session/session-watch.client.tsx";
import { currentActor } from "#app/_server/session.ts";
import { canHaveNotices } from "#lib/requests/policy.ts";
import { SignOut } from "./sign-out.client.tsx";

/** Who is signed in, with the way out: on a shared computer both must be in sight. */
export async function SignedIn() {
  const actor = await currentActor();
  if (actor.kind !== "person") return null;
  return (
    <div className="flex min-w-0 items-center gap-1">
      {canHaveNotices(actor) && <Bell />}
      <Link
        href="/account"
        prefetch={false}
        title={`${actor.email}: your sign-ins`}
        className="min-w-0 truncate rounded px-1 text-quiet no-underline hover:text-ink hover:underline max-sm:sr-only"
      >
        {actor.name ?? actor.email}
      </Link>
      <SignOut />
      <SessionWatch accountId={actor.accountId} signIn="/sign-in/staff" shared />
    </div>
  );
}
