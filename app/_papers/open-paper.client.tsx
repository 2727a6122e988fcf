"use client";
import { Download, Eye } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { isShownHere, kindWords, type ListedPaper, typeWords } from "#lib/papers/paper.ts";
import { HttpFailure } from "#lib/upload/patience.ts";
import { paperDoors } from "./paper-doors.ts";

type OpenPaperProps = { requestId: string; paper: Pick<ListedPaper, "id" | "kind" | "label" | "type"> };

/** Opens a paper: pictures here, as pixels and nothing else; documents as a file for the reader's own program. */
export function OpenPaper({ requestId, paper }: OpenPaperProps) {
  const [picture, setPicture] = useState<string | null>(null);
  const [state, setState] = useState<{ pending: boolean; words: string | null }>({ pending: false, words: null });
  const here = paper.type !== null && isShownHere(paper.type);
  useEffect(() => () => (picture ? URL.revokeObjectURL(picture) : undefined), [picture]);

  const open = async (): Promise<void> => {
    setState({ pending: true, words: null });
    try {
      const { url, type, fileName } = await paperDoors(requestId).open(paper.id);
      if (isShownHere(type)) setPicture(await blobAddress(url));
      else await save(url, fileName);
      setState({ pending: false, words: null });
    } catch (failure) {
      const own = failure instanceof HttpFailure ? failure.words : undefined;
      setState({ pending: false, words: own ?? "It cannot be opened at the moment. Try again." });
    }
  };

  return (
    <>
      <Button
        icon={<Icon of={here ? Eye : Download} />}
        pending={state.pending}
        onClick={() => void open()}
        aria-label={`${here ? "Open" : "Download"} ${paper.label}`}
      >
        {here ? "Open" : "Download"}
      </Button>
      {state.words && (
        <span role="alert" className="block text-small text-warning">
          {state.words}
        </span>
      )}
      <Dialog open={picture !== null} onOpenChange={() => setPicture(null)} title={kindWords[paper.kind]} wide>
        <p className="text-quiet wrap-anywhere">{paper.label}</p>
        {picture && (
          <img
            src={picture}
            alt={`${paper.type ? typeWords[paper.type] : "Picture"}: ${paper.label}`}
            className="mx-auto max-h-[62dvh] max-w-full bg-sunken object-contain"
          />
        )}
      </Dialog>
    </>
  );
}

/**
 * Saves a document on the reader's device. Following its address would do too, but counts as leaving the page: whoever
 * has an opinion half written would be asked if they want to.
 */
async function save(url: string, fileName: string): Promise<void> {
  const link = document.createElement("a");
  link.href = await blobAddress(url);
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers begin to read it late
}

/** The bytes are fetched and shown as an image of our own: storage is never a place that pages or pictures load from. */
async function blobAddress(url: string): Promise<string> {
  const res = await fetch(url);
  if (!res.ok) throw new HttpFailure(res.status);
  return URL.createObjectURL(await res.blob());
}
