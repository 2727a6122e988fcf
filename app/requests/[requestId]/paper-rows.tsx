import { OpenPaper } from "#app/_papers/open-paper.client.tsx";
import { paperFacts } from "#app/_papers/paper-facts.ts";
import { section, states } from "#app/_papers/words.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { Say } from "#app/_ui/language.client.tsx";
import { SummaryRow } from "#app/_ui/summary-list.tsx";
import { kindWords, type ListedPaper } from "#lib/papers/paper.ts";
import { both, type Text } from "#lib/platform/language.ts";
import { words } from "./scan-words.ts";

type PaperRowsProps = {
  requestId: string;
  papers: readonly ListedPaper[];
  /** Whether somebody asks for another person by a power of attorney or as guardian. */
  authority: boolean;
  change?: boolean;
};

/** The papers of a request in the list of what was sent: a missing report is a line, never an obstacle. */
export async function PaperRows({ requestId, papers, authority, change = false }: PaperRowsProps) {
  const say = await inPageLanguage();
  const reports = papers.filter(({ kind }) => kind === "report");
  const proofs = papers.filter(({ kind }) => authority && kind === "authority");
  const others = papers.filter((paper) => !reports.includes(paper) && !proofs.includes(paper));
  const link = (has: boolean, hidden: Text, part = "papers") =>
    change
      ? { href: `/requests/${requestId}/scans#${part}`, text: say(has ? words.change : words.add), hidden: say(hidden) }
      : undefined;
  return (
    <>
      {authority && (
        <SummaryRow term={say(kindWords.authority)} change={link(proofs.length > 0, section.theAuthority, "authority")}>
          {proofs.length === 0 && <p className="text-quiet">{say(section.noAuthority)}</p>}
          <Papers requestId={requestId} papers={proofs} />
        </SummaryRow>
      )}
      <SummaryRow term={say(kindWords.report)} change={link(reports.length > 0, words.theReport)}>
        {reports.length === 0 && <p className="text-quiet">{say(change ? words.withoutIt : words.noReport)}</p>}
        <Papers requestId={requestId} papers={reports} />
      </SummaryRow>
      {(others.length > 0 || change) && (
        <SummaryRow term={say(section.others)} change={link(others.length > 0, section.otherPapers)}>
          {others.length === 0 && <p className="text-quiet">{say(words.none)}</p>}
          <Papers requestId={requestId} papers={others} />
        </SummaryRow>
      )}
    </>
  );
}

function Papers({ requestId, papers }: Pick<PaperRowsProps, "requestId" | "papers">) {
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

function stateWords(paper: ListedPaper): Text {
  if (paper.state === "kept") return paperFacts(paper);
  if (paper.state === "stored") return words.checkingPaper;
  if (paper.state === "signed") return words.notArrived;
  return both((language) => [states.notKept[language], paper.words?.[language]].filter(Boolean).join(" "));
}
