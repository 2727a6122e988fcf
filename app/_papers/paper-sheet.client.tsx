"use client";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { kindWords, type ListedPaper, type PaperPage } from "#lib/papers/paper.ts";
import type { Words } from "#lib/platform/language.ts";
import { DownloadPaper } from "./download-paper.client.tsx";
import { failureWords } from "./failure-words.ts";
import { paperDoors } from "./paper-doors.ts";
import { PaperPages } from "./paper-pages.client.tsx";
import { viewing } from "./words.ts";

type PaperSheetProps = {
  requestId: string;
  paper: Pick<ListedPaper, "id" | "kind" | "label" | "locked" | "pages">;
  pages: readonly PaperPage[];
  beside?: boolean;
  readOnly?: boolean;
  close: () => void;
};

/** The pages of a paper, or why it cannot be opened. */
export async function readPages(
  requestId: string,
  paperId: string,
): Promise<{ pages: readonly PaperPage[] } | { words: Words }> {
  try {
    return await paperDoors(requestId).open(paperId);
  } catch (failure) {
    return { words: failureWords(failure) };
  }
}

/** A paper that was opened: pictures of its pages. Loaded with the first one. */
export function PaperSheet({ requestId, paper, pages, beside = false, readOnly = false, close }: PaperSheetProps) {
  const say = useSay();
  const total = Math.max(paper.pages ?? 0, pages.at(-1)?.page ?? 0);
  const read =
    pages.length > 0 ? (
      <PaperPages pages={pages} total={total} label={paper.label} beside={beside} />
    ) : (
      <p>{say(paper.locked ? viewing.locked : viewing.notYet)}</p>
    );
  if (beside)
    return (
      <div data-paper-beside className="basis-full space-y-2 pt-1">
        {read}
        <div className="flex gap-2">
          {!readOnly && <DownloadPaper requestId={requestId} paper={paper} />}
          <Button variant="quiet" onClick={close}>
            {say(viewing.close)}
          </Button>
        </div>
      </div>
    );
  return (
    <Dialog
      open
      onOpenChange={close}
      title={say(kindWords[paper.kind])}
      wide
      actions={<DownloadPaper requestId={requestId} paper={paper} />}
    >
      <p className="text-quiet wrap-anywhere">{paper.label}</p>
      {read}
    </Dialog>
  );
}
