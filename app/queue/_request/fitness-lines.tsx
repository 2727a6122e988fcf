import { Circle, CircleCheck, CircleQuestionMark, ClockAlert, type IconNode, TriangleAlert } from "lucide";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import type { FitnessLine } from "#lib/imaging/fitness.ts";
import { capital, fitnessWords, neededFirst } from "./scan-words.ts";

/** The checklist of what a surgeon would want to see, line by line. */
export const FitnessLines = ({ lines }: { lines: readonly FitnessLine[] }) => (
  <ul className="-my-1">
    {neededFirst(lines).map((line) => (
      <Line key={`${line.region} ${line.item}`} line={line} />
    ))}
  </ul>
);

function Line({ line: { item, need, state, staff } }: { line: FitnessLine }) {
  const { icon, colour } = lookOf(need, state);
  return (
    <li className="flex gap-2 border-b border-hairline py-1 last:border-b-0">
      <span className={classNames("flex w-[5.5rem] shrink-0 items-baseline gap-1.5 text-small font-medium", colour)}>
        <Icon of={icon} className="size-4 translate-y-[0.2em]" />
        {fitnessWords[state]}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          {capital(item)}
          {need === "welcome" && <span className="text-small text-quiet">Optional</span>}
        </span>
        {staff && staff !== `no ${item}` && (
          <span className="block text-small wrap-anywhere text-quiet">{capital(staff)}</span>
        )}
      </span>
    </li>
  );
}

/** What is only welcome is never marked as lacking. */
function lookOf(need: FitnessLine["need"], state: FitnessLine["state"]): { icon: IconNode; colour: string } {
  if (state === "there") return { icon: CircleCheck, colour: "text-good" };
  if (state === "unknown") return { icon: CircleQuestionMark, colour: "text-quiet" };
  if (state === "ageing" || state === "old")
    return { icon: ClockAlert, colour: need === "needed" ? "text-warning" : "text-quiet" };
  return need === "needed" ? { icon: TriangleAlert, colour: "text-warning" } : { icon: Circle, colour: "text-quiet" };
}
