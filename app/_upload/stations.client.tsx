import { Check } from "lucide";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { type Station, stations, stationWords } from "./upload-words.ts";
import { outcome } from "./words.ts";

/** Reading → Sending → Checking → Received, and where we are; `ended` where that one is over and the next not begun. */
export function Stations({ current, ended }: { current: Station; ended: boolean }) {
  const say = useSay();
  const place = stations.indexOf(current);
  return (
    <ol aria-label={say(outcome.stationsName)} className="grid grid-cols-4 gap-1.5 text-small sm:gap-2">
      {stations.map((name, at) => {
        const done = at < place || (ended && at === place);
        return (
          <li
            key={name}
            {...(at === place ? { "aria-current": "step" as const } : {})}
            className={classNames(
              "border-t-4 pt-1.5 max-sm:text-tiny",
              done ? "border-good" : at === place ? "border-accent font-semibold" : "border-hairline text-quiet",
            )}
          >
            {done && <span className="sr-only">{say(outcome.done)} </span>}
            {done && <Icon of={Check} className="mr-1 -mt-0.5 text-good max-sm:hidden" />}
            {say(stationWords[name])}
          </li>
        );
      })}
    </ol>
  );
}
