import { Badge } from "#app/_ui/badge.tsx";
import { kindWords, type ListedPaper } from "#lib/papers/paper.ts";
import { say } from "#lib/platform/language.ts";
import { OpenPaper } from "./open-paper.client.tsx";
import { paperFacts } from "./paper-facts.ts";

/** What is on its way to the list; `waiting` where the virus scanner is away. */
export function PapersBeingChecked({ checking, waiting }: { checking: number; waiting: boolean }) {
  if (checking === 0) return null;
  const what = checking === 1 ? "A new paper" : `${checking} new papers`;
  return waiting ? (
    <p className="text-small text-warning">
      {what} cannot be checked yet: the virus scanner does not answer. It is tried again by itself.
    </p>
  ) : (
    <p className="text-small text-quiet">
      {what} {checking === 1 ? "is" : "are"} being checked.
    </p>
  );
}

/**
 * The papers of a request for staff and surgeons, in English, the report first; `beside`: opened where they stand, so
 * that what is beside them stays in sight; `readOnly`: not to be saved.
 */
export function PaperList({
  requestId,
  papers,
  beside = false,
  readOnly = false,
}: {
  requestId: string;
  papers: readonly ListedPaper[];
  beside?: boolean;
  readOnly?: boolean;
}) {
  return (
    <>
      {!papers.some(({ kind }) => kind === "report") && (
        <p className="text-small text-quiet">There is no radiologist’s report.</p>
      )}
      <ul className="divide-y divide-hairline">
        {papers.map((paper) => (
          <li key={paper.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-1.5">
            <div className="min-w-0 flex-1 basis-40">
              <p className="font-medium wrap-anywhere">
                {paper.kind === "report" ? <Badge signal="info">Report</Badge> : `${say("en", kindWords[paper.kind])}:`}{" "}
                {paper.label}
              </p>
              <p className="text-small text-quiet">{say("en", paperFacts(paper))}</p>
            </div>
            <OpenPaper requestId={requestId} paper={paper} beside={beside} readOnly={readOnly} />
          </li>
        ))}
      </ul>
    </>
  );
}
