"use client";
import { Eye } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { kindWords, type ListedPaper, type PaperPage } from "#lib/papers/paper.ts";
import { DownloadPaper } from "./download-paper.client.tsx";
import { failureWords } from "./failure-words.ts";
import { PaperPages } from "./paper-pages.client.tsx";
import { paperDoors } from "./paper-doors.ts";

type OpenPaperProps = {
  requestId: string;
  paper: Pick<ListedPaper, "id" | "kind" | "label" | "locked" | "pages">;
};

/** Opens a paper: pictures of its pages, made by the portal. The file itself is saved and never shown here. */
export function OpenPaper({ requestId, paper }: OpenPaperProps) {
  const [pages, setPages] = useState<readonly PaperPage[] | null>(null);
  const [state, setState] = useState<{ pending: boolean; words: string | null }>({ pending: false, words: null });

  const open = async (): Promise<void> => {
    setState({ pending: true, words: null });
    try {
      setPages((await paperDoors(requestId).open(paper.id)).pages);
      setState({ pending: false, words: null });
    } catch (failure) {
      setState({ pending: false, words: failureWords(failure) });
    }
  };

  return (
    <>
      <Button
        icon={<Icon of={Eye} />}
        pending={state.pending}
        onClick={() => void open()}
        aria-label={`Open ${paper.label}`}
      >
        Open
      </Button>
      {state.words && (
        <span role="alert" className="block text-small text-warning">
          {state.words}
        </span>
      )}
      <Dialog
        open={pages !== null}
        onOpenChange={() => setPages(null)}
        title={kindWords[paper.kind]}
        wide
        actions={<DownloadPaper requestId={requestId} paper={paper} />}
      >
        <p className="text-quiet wrap-anywhere">{paper.label}</p>
        {pages && pages.length > 0 && (
          <PaperPages pages={pages} total={Math.max(paper.pages ?? 0, pages.at(-1)?.page ?? 0)} label={paper.label} />
        )}
        {pages?.length === 0 && (
          <p>
            {paper.locked
              ? "It asks for a password, so its pages cannot be shown here. Download it to open it."
              : "Its pages cannot be shown here yet. Try again in a few minutes, or download it."}
          </p>
        )}
      </Dialog>
    </>
  );
}
