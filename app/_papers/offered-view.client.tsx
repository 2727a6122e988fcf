"use client";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { kindWords, paperKinds, type PaperKind, typeWords } from "#lib/papers/paper.ts";
import { sizeWords } from "#lib/upload/estimate.ts";
import { FilmHelp } from "./film-help.tsx";
import type { OfferedPaper } from "./offered-papers.ts";
import type { ChosenPaper } from "./send-paper.ts";
import { offer, offerTitle, whatIs } from "./words.ts";

type OfferedViewProps = { offered: readonly OfferedPaper[]; send: (papers: ChosenPaper[]) => void; pass: () => void };

/** Documents and pictures that lay among the files of the scan. None is sent that is not ticked. */
export function OfferedView({ offered, send, pass }: OfferedViewProps) {
  const say = useSay();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [kinds, setKinds] = useState<ReadonlyMap<number, PaperKind>>(new Map());
  const kindOf = (at: number, { kind }: OfferedPaper): PaperKind => kinds.get(at) ?? kind;
  const tick = (at: number, on: boolean): void => {
    setTicked(new Set([...ticked].filter((one) => one !== at).concat(on ? [at] : [])));
  };
  const chosen = offered.flatMap((paper, at) => (ticked.has(at) ? [{ ...paper, kind: kindOf(at, paper) }] : []));
  return (
    <fieldset className="min-w-0 space-y-3 rounded border border-edge bg-raised p-4 sm:p-5">
      <legend className="sr-only">{say(offer.legend)}</legend>
      <h3>{say(offerTitle(offered.length))}</h3>
      <p>{say(offer.text)}</p>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {offered.map((paper, at) => (
          <li key={`${at} ${paper.label}`} className="space-y-2 py-3">
            <label className="flex min-h-control items-start gap-3">
              <input
                type="checkbox"
                checked={ticked.has(at)}
                onChange={({ target }) => tick(at, target.checked)}
                className="mt-1 size-5 shrink-0 accent-accent"
              />
              <span className="min-w-0">
                <span className="block wrap-anywhere">{paper.label}</span>
                <span className="text-small text-quiet">
                  {say(typeWords[paper.type])}, {sizeWords(paper.file.size)}
                </span>
              </span>
            </label>
            {ticked.has(at) && (
              <select
                aria-label={say(whatIs(paper.label))}
                value={kindOf(at, paper)}
                onChange={({ target }) => setKinds(new Map(kinds).set(at, target.value as PaperKind))}
                className="ml-8 min-h-control max-w-[calc(100%-2rem)] rounded border border-edge bg-raised px-3"
              >
                {paperKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {say(kindWords[kind])}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ul>
      {offered.some(({ type }) => type !== "pdf") && <FilmHelp />}
      <div className="flex flex-wrap gap-3">
        <Button
          disabled={chosen.length === 0}
          onClick={() => send(chosen.map(({ kind, label, file }) => ({ kind, label, file })))}
          className="max-sm:w-full"
        >
          {say(offer.send)}
        </Button>
        <Button variant="quiet" onClick={pass} className="max-sm:w-full">
          {say(offer.none)}
        </Button>
      </div>
    </fieldset>
  );
}
