import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { describe } from "#lib/intake/journey.ts";
import type { Answers } from "#lib/intake/questions.ts";
import { emergencySigns } from "#lib/intake/warning-signs.ts";

/** The emergency signs a person ticked, before anything else is read. */
export function WarningSigns({ answers }: { answers: Answers }) {
  const ticked = Array.isArray(answers["warningSigns"]) ? (answers["warningSigns"] as unknown[]) : [];
  const signs = emergencySigns.filter(({ value }) => ticked.includes(value));
  if (signs.length === 0) return null;
  return (
    <Notice signal="urgent" title={signs.length === 1 ? "A warning sign" : `${signs.length} warning signs`}>
      <ul className="list">
        {signs.map(({ value, text }) => (
          <li key={value}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Not shown to those who read the request: it stands above, or says nothing about the body. */
const elsewhere = ["name", "birth-date", "consent", "get-help-now"];
const besideImages = [...elsewhere, "warning-signs", "contact"];

/** What the person answered, in words; `brief` is for the little room beside images. */
export function AnswerList({ answers, brief = false }: { answers: Answers; brief?: boolean }) {
  const left = brief ? besideImages : elsewhere;
  return (
    <SummaryList>
      {describe(answers)
        .filter(({ slug, lines }) => lines.length > 0 && !left.includes(slug))
        .map(({ slug, short, lines }) => (
          <SummaryRow key={slug} term={short}>
            {brief
              ? lines.join(", ")
              : lines.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
          </SummaryRow>
        ))}
    </SummaryList>
  );
}
