"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Select } from "#app/_ui/field.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { signedOutWords } from "#app/_upload/upload-words.ts";
import { SignInAgain } from "#app/_session/sign-in-again.client.tsx";
import type { paperOf } from "#lib/consents/signer.ts";
import { kindWords, type ListedPaper, type PaperKind } from "#lib/papers/paper.ts";
import { AddPaper } from "./add-paper.client.tsx";
import { FilmHelp } from "./film-help.tsx";
import { OfferedView } from "./offered-view.client.tsx";
import { offerPapers, useOfferedPapers } from "./offers.client.ts";
import { HeldRow, MovingRow } from "./paper-rows.client.tsx";
import { usePapers } from "./use-papers.client.ts";
import { authorityWords, section } from "./words.ts";

type PapersProps = {
  requestId: string;
  initial: readonly ListedPaper[];
  draft: boolean;
  /** By which paper somebody asks for another person, if by any. */
  authority: ReturnType<typeof paperOf>;
};

const others = ["operation", "letter", "film", "other"] as const;

/** The papers beside a scan: the radiologist's report by name, then whatever else there is. None is ever needed to go on. */
export function Papers({ requestId, initial, draft, authority }: PapersProps) {
  const say = useSay();
  const papers = usePapers(requestId, initial);
  const offered = useOfferedPapers();
  const [kind, setKind] = useState<PaperKind>("letter");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => () => offerPapers([]), []);
  const remove = (paper: ListedPaper): void => {
    void papers.remove(paper);
    heading.current?.focus(); // the button that was pressed goes away
  };
  const rows = (isHere: (of: { kind: PaperKind }) => boolean): ReactNode => {
    const held = papers.held.filter(isHere);
    // One that is on its way from this page is shown as such, not as one that has not arrived.
    const labels = new Set(papers.moving.map(({ label }) => label));
    const settled = held.filter(({ state, label }) => state !== "signed" || !labels.has(label));
    const moving = papers.moving.filter(isHere);
    if (settled.length + moving.length === 0) return null;
    return (
      <ul className="divide-y divide-hairline border-y border-hairline">
        {settled.map((paper) => {
          const own = draft || paper.state === "signed" || paper.state === "refused";
          return (
            <HeldRow
              key={paper.id}
              requestId={requestId}
              paper={paper}
              waiting={papers.waiting}
              remove={own ? () => remove(paper) : null}
            />
          );
        })}
        {moving.map((paper) => (
          <MovingRow
            key={paper.id}
            paper={paper}
            again={() => papers.again(paper)}
            leaveOut={() => papers.leaveOut(paper.id)}
          />
        ))}
      </ul>
    );
  };
  const isReport = (paper: { kind: PaperKind }): boolean => paper.kind === "report";
  const isAuthority = (paper: { kind: PaperKind }): boolean => authority !== null && paper.kind === "authority";
  const has = (isOne: typeof isReport) => papers.held.some((paper) => isOne(paper) && paper.state === "kept");
  return (
    <>
      {authority && (
        <section aria-labelledby="authority" className="space-y-4 border-t border-hairline pt-8">
          <h2 id="authority">{say(section.authority)}</h2>
          <p className="measure">
            {say(authorityWords[authority])} {say(section.authorityText)}
          </p>
          {rows(isAuthority)}
          {!has(isAuthority) && <p className="text-small text-quiet">{say(section.noAuthority)}</p>}
          <AddPaper kind="authority" act={section.addAuthority} what={section.theAuthority} add={papers.add} />
        </section>
      )}
      <section aria-labelledby="papers" className="space-y-8 border-t border-hairline pt-8">
        <h2 id="papers" ref={heading} tabIndex={-1}>
          {say(section.title)}
        </h2>
        <p role="status" className="sr-only">
          {say(papers.said)}
        </p>
        {offered.length > 0 && (
          <OfferedView
            offered={offered}
            send={(chosen) => {
              papers.add(chosen);
              offerPapers([]);
              heading.current?.focus();
            }}
            pass={() => {
              offerPapers([]);
              heading.current?.focus();
            }}
          />
        )}
        {papers.signedOut && (
          <Notice signal="warning">
            <p>{say(signedOutWords)}</p>
            <SignInAgain />
            <Button onClick={papers.goOn}>{say(section.goOn)}</Button>
          </Notice>
        )}
        <div className="space-y-4">
          <h3>{say(section.report)}</h3>
          <p className="measure">{say(section.reportText)}</p>
          {rows(isReport)}
          {!has(isReport) && <p className="text-small text-quiet">{say(section.noReport)}</p>}
          <AddPaper kind="report" act={section.addReport} what={section.theReport} add={papers.add} />
        </div>
        <div className="space-y-4">
          <h3>{say(section.others)}</h3>
          <p className="measure">{say(section.othersText)}</p>
          {rows((paper) => !isReport(paper) && !isAuthority(paper))}
          <Select
            name="paper-kind"
            label={say(section.whatToAdd)}
            value={kind}
            onChange={({ target }) => setKind(target.value as PaperKind)}
          >
            {others.map((one) => (
              <option key={one} value={one}>
                {say(kindWords[one])}
              </option>
            ))}
          </Select>
          {kind === "film" && <FilmHelp />}
          <AddPaper kind={kind} act={section.addPaper} what={section.otherPapers} add={papers.add} />
        </div>
      </section>
    </>
  );
}
