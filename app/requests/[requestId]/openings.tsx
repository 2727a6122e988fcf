import { inPageLanguage } from "#app/_server/language.ts";
import { show } from "#app/_server/show.ts";
import { listOpenings } from "#lib/intake/list-openings.ts";
import { dayWords, type Text } from "#lib/platform/language.ts";
import { roleNames, trackerWords as words } from "./tracker-words.ts";

/** Who of us has seen the scan, by role and day, as the trail knows it. `nobody`: what is said of no one, if anything. */
export async function Openings({ requestId, nobody }: { requestId: string; nobody: Text | null }) {
  const openings = await show(listOpenings, { requestId });
  if (openings.length === 0 && !nobody) return null;
  const say = await inPageLanguage();
  return (
    <section aria-labelledby="openings">
      <h2 id="openings" className="mb-4">
        {say(words.whoSaw)}
      </h2>
      {openings.length === 0 && nobody && <p className="text-quiet">{say(nobody)}</p>}
      <ul className="space-y-1">
        {openings.map(({ role, day, emergency }) => (
          <li key={`${role} ${day} ${String(emergency)}`} className="flex flex-wrap justify-between gap-x-4">
            <span className="min-w-0">{say(emergency ? words.sawInEmergency : roleNames[role])}</span>
            <span className="whitespace-nowrap text-quiet">{say(dayWords(day) ?? day)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
