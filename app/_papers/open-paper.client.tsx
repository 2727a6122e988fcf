"use client";
import { Eye } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { kindWords, type ListedPaper, type PaperPage } from "#lib/papers/paper.ts";
import type { Words } from "#lib/platform/language.ts";
import { DownloadPaper } from "./download-paper.client.tsx";
import { failureWords } from "./failure-words.ts";
import { PaperPages } from "./paper-pages.client.tsx";
import { paperDoors } from "./paper-doors.ts";
import { acts, openWhat, viewing } from "./words.ts";

type OpenPaperProps = {
  requestId: string;
  paper: Pick<ListedPaper, "id" | "kind" | "label" | "locked" | "pages">;
};

/** Opens a paper: pictures of its pages, made by the portal. The file itself is saved and never shown here. */
export function OpenPaper({ requestId, paper }: OpenPaperProps) {
  const say = useSay();
  const [pages, setPages] = useState<readonly PaperPage[] | null>(null);
  const [state, setState] = useState<{ pending: boolean; words: Words | null }>({ pending: false, words: null });

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
        aria-label={say(openWhat(paper.label))}
      >
        {say(acts.open)}
      </Button>
      {state.words && (
        <span role="alert" className="block text-small text-warning">
          {say(state.words)}
        </span>
      )}
      <Dialog
        open={pages !== null}
        onOpenChange={() => setPages(null)}
        title={say(kindWords[paper.kind])}
        wide
        actions={<DownloadPaper requestId={requestId} paper={paper} />}
      >
        <p className="text-quiet wrap-anywhere">{paper.label}</p>
        {pages && pages.length > 0 && (
          <PaperPages pages={pages} total={Math.max(paper.pages ?? 0, pages.at(-1)?.page ?? 0)} label={paper.label} />
        )}
        {pages?.length === 0 && <p>{say(paper.locked ? viewing.locked : viewing.notYet)}</p>}
      </Dialog>
    </>
  );
}
