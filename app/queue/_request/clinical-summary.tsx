import { CircleCheck, CircleQuestionMark, type IconNode, TriangleAlert } from "lucide";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { clinicalSummary } from "#lib/intake/clinical-summary.ts";
import { type CareState, careForInsurers } from "#lib/intake/insurer-rules.ts";
import type { Answers } from "#lib/intake/question.ts";
import { capital } from "./scan-words.ts";

/** The answers in one paragraph, made by rule: it says so, because it is no clinician's. */
export const Summary = ({ answers, reasons }: { answers: Answers; reasons: readonly string[] }) => (
  <p className="max-w-[52rem]">
    {clinicalSummary(answers, clinicToday(), reasons)}{" "}
    <span className="text-small whitespace-nowrap text-quiet">Made by rule from the answers.</span>
  </p>
);

/** What was tried beside what insurers commonly ask. Never a reason to decline by itself. */
export function InsurerTable({ answers }: { answers: Answers }) {
  const { lines, waived } = careForInsurers(answers);
  return (
    <>
      {waived && <p className="mb-1.5 text-small">An emergency sign was named: insurers waive these then.</p>}
      <table className="-my-1 w-full text-left">
        <caption className="sr-only">What insurers ask, and what was told</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Is it enough?</th>
            <th scope="col">Insurers ask</th>
            <th scope="col">Told</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ asks, told, state }) => (
            <tr key={asks} className="align-baseline *:border-b *:border-hairline *:py-1 last:*:border-b-0">
              <td className={classNames("w-[5.5rem] text-small font-medium whitespace-nowrap", looks[state].colour)}>
                <span className="inline-flex items-baseline gap-1.5">
                  <Icon of={looks[state].icon} className="size-4 translate-y-[0.2em]" />
                  {looks[state].word}
                </span>
              </td>
              <th scope="row" className="pr-3 font-normal">
                {asks}
              </th>
              <td className="text-right text-quiet">{capital(told)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const looks: Record<CareState, { word: string; icon: IconNode; colour: string }> = {
  enough: { word: "Enough", icon: CircleCheck, colour: "text-good" },
  less: { word: "Less", icon: TriangleAlert, colour: "text-warning" },
  not_told: { word: "Not told", icon: CircleQuestionMark, colour: "text-quiet" },
};
