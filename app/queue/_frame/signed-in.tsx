import { Bell } from "#app/_notices/bell.client.tsx";
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
      <span className="min-w-0 truncate text-quiet max-sm:sr-only" title={actor.email}>
        {actor.name ?? actor.email}
      </span>
      <SignOut />
    </div>
  );
}
