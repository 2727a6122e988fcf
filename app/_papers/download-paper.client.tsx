"use client";
import { Download } from "lucide";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import type { ListedPaper } from "#lib/papers/paper.ts";
import type { Words } from "#lib/platform/language.ts";
import { blobAddress } from "./blob-address.ts";
import { failureWords } from "./failure-words.ts";
import { paperDoors } from "./paper-doors.ts";
import { acts, downloadWhat } from "./words.ts";

type DownloadPaperProps = { requestId: string; paper: Pick<ListedPaper, "id" | "label"> };

/** Saves the file that was sent, byte for byte, for the reader's own program. */
export function DownloadPaper({ requestId, paper }: DownloadPaperProps) {
  const say = useSay();
  const [state, setState] = useState<{ pending: boolean; words: Words | null }>({ pending: false, words: null });
  const download = async (): Promise<void> => {
    setState({ pending: true, words: null });
    try {
      const { url, fileName } = await paperDoors(requestId).download(paper.id);
      await save(url, fileName);
      setState({ pending: false, words: null });
    } catch (failure) {
      setState({ pending: false, words: failureWords(failure) });
    }
  };
  return (
    <>
      <Button
        icon={<Icon of={Download} />}
        pending={state.pending}
        onClick={() => void download()}
        aria-label={say(downloadWhat(paper.label))}
      >
        {say(acts.download)}
      </Button>
      {state.words && (
        <span role="alert" className="text-small text-warning">
          {say(state.words)}
        </span>
      )}
    </>
  );
}

/** Following its address would do too, but counts as leaving the page: whoever has an opinion half written would be asked. */
async function save(url: string, fileName: string): Promise<void> {
  const link = document.createElement("a");
  link.href = await blobAddress(url);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers begin to read it late
}
