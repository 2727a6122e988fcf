import { OpenPaper } from "#app/_papers/open-paper.client.tsx";
import { paperFacts } from "#app/_papers/paper-facts.ts";
import { Say } from "#app/_ui/language.client.tsx";
import { SummaryRow } from "#app/_ui/summary-list.tsx";
import { kindWords, type ListedPaper } from "#lib/papers/paper.ts";
import { say, type Words } from "#lib/platform/language.ts";

type PaperRowsProps = { requestId: string; papers: readonly ListedPaper[]; change?: boolean };

/** The papers of a request in the list of what was sent: a missing report is a line, never an obstacle. */
export function PaperRows({ requestId, papers, change = false }: PaperRowsProps) {
  const reports = papers.filter(({ kind }) => kind === "report");
  const others = papers.filter(({ kind }) => kind !== "report");
  const link = (has: boolean, hidden: string) =>
    change ? { href: `/requests/${requestId}/scans#papers`, text: has ? "Change" : "Add", hidden } : undefined;
  return (
    <>
      <SummaryRow term={<Say words={kindWords.report} />} change={link(reports.length > 0, "the radiologist’s report")}>
        {reports.length === 0 && (
          <p className="text-quiet">{change ? "Not here. You can send your request without it." : "Not here"}</p>
        )}
        <Papers requestId={requestId} papers={reports} />
      </SummaryRow>
      {(others.length > 0 || change) && (
        <SummaryRow term="Other papers" change={link(others.length > 0, "other papers")}>
          {others.length === 0 && <p className="text-quiet">None</p>}
          <Papers requestId={requestId} papers={others} />
        </SummaryRow>
      )}
    </>
  );
}

function Papers({ requestId, papers }: PaperRowsProps) {
  return papers.map((paper) => (
    <div key={paper.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
      <div className="min-w-0 flex-1 basis-32">
        <p className="wrap-anywhere">{paper.label}</p>
        <p className="text-small text-quiet">
          <Say words={stateWords(paper)} />
        </p>
      </div>
      {paper.state === "kept" && <OpenPaper requestId={requestId} paper={paper} />}
    </div>
  ));
}

function stateWords(paper: ListedPaper): Words {
  if (paper.state === "kept") return paperFacts(paper);
  if (paper.state === "stored") return "We are checking it.";
  return paper.state === "signed"
    ? "It did not arrive. Choose the same file again."
    : `Not kept. ${say("en", paper.words ?? "")}`;
}
