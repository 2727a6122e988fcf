"use client";
import { Paperclip } from "lucide";
import { OpenPaper } from "#app/_papers/open-paper.client.tsx";
import { paperFacts } from "#app/_papers/paper-facts.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import type { ListedPaper } from "#lib/papers/paper.ts";
import { attachmentWords } from "./words.ts";

type AttachmentsProps = { requestId: string; attachments: readonly ListedPaper[] };

/** What came with a message, for both sides: how far it is, why it was not kept and what to do, or the way to open it. */
export function Attachments({ requestId, attachments }: AttachmentsProps) {
  const say = useSay();
  if (attachments.length === 0) return null;
  return (
    <ul
      aria-label={say(attachmentWords.list)}
      className="mt-3 divide-y divide-hairline border-t border-hairline dense:mt-1"
    >
      {attachments.map((paper) => (
        <li key={paper.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 dense:py-1">
          <div className="min-w-0 flex-1 basis-48">
            <p className="flex gap-2 font-medium">
              <Icon of={Paperclip} className="mt-[0.25em] text-quiet" />
              <span className="min-w-0 wrap-anywhere">{paper.label}</span>
            </p>
            <p className="text-small">
              <State paper={paper} />
            </p>
          </div>
          {paper.state === "kept" && <OpenPaper requestId={requestId} paper={paper} />}
        </li>
      ))}
    </ul>
  );
}

function State({ paper }: { paper: ListedPaper }) {
  const say = useSay();
  switch (paper.state) {
    case "kept":
      return <span className="text-quiet">{say(paperFacts(paper))}</span>;
    case "stored":
      return <span className="text-quiet">{say(attachmentWords.stored)}</span>;
    case "signed":
      return <span className="text-warning">{say(attachmentWords.signed)}</span>;
    case "refused":
      return (
        <span className="text-warning">
          {say(attachmentWords.refused)} {paper.words && say(paper.words)}
        </span>
      );
  }
}
