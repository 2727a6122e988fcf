import { LogOut } from "lucide-react";
import { currentActor } from "#app/_server/session.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { leave } from "./actions.ts";

/** Who is signed in, with the way out: on a shared computer both must be in sight. */
export async function SignedIn() {
  const actor = await currentActor();
  if (actor.kind !== "person") return null;
  return (
    <div className="flex min-w-0 items-center gap-1">
      <span className="min-w-0 truncate text-quiet max-sm:sr-only" title={actor.email}>
        {actor.name ?? actor.email}
      </span>
      <form action={leave}>
        <SubmitButton variant="quiet" icon={<Icon of={LogOut} />}>
          Sign out
        </SubmitButton>
      </form>
    </div>
  );
}
