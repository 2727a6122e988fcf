import { PhoneLink } from "#app/_ui/phone.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { restNow } from "#lib/platform/rest.ts";
import { clinicTime, restWords as words } from "#lib/platform/rest-words.ts";
import { clinic } from "./clinic.ts";
import { inPageLanguage } from "./language.ts";
import { currentActor } from "./session.ts";

/** Over every page while the portal rests: what goes on and what does not, until when, and whom to call. */
export async function RestBanner() {
  const rest = await restNow().catch(() => null); // where the database is away, the page itself says so
  if (!rest) return null;
  const say = await inPageLanguage();
  const actor = await currentActor().catch(() => null);
  const works = actor?.kind === "person" && actor.role !== "patient"; // whose pages have every time in their own zone
  return (
    <aside aria-label={say(words.title)} className="border-b border-warning bg-warning-soft py-2 text-ink print:hidden">
      {/* As wide as the page under it. */}
      <p className="mx-auto max-w-page px-5 [body:has(.max-w-column>#main)_&]:max-w-column">
        <strong>{say(words.title)}.</strong> {say(words.readOnly)} {say(words.call)}{" "}
        <PhoneLink number={clinic().phone} />.
        {rest.backAt && (
          <>
            {" "}
            {say(words.back)}{" "}
            {works ? <When at={rest.backAt.toISOString()} show="exact" /> : say(clinicTime(rest.backAt))}.
          </>
        )}
      </p>
    </aside>
  );
}
