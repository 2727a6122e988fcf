"use client";
import { Eye } from "lucide";
import { type ComponentType, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import type { ListedPaper, PaperPage } from "#lib/papers/paper.ts";
import type { Words } from "#lib/platform/language.ts";
import { notOpened, openIt, openWhat } from "./open-words.ts";

type OpenPaperProps = {
  requestId: string;
  paper: Pick<ListedPaper, "id" | "kind" | "label" | "locked" | "pages">;
  /** Shown where the button stands instead of over the page. */
  beside?: boolean;
  /** Its file is not offered. */
  readOnly?: boolean;
};

type Opened = {
  pages: readonly PaperPage[];
  Sheet: ComponentType<OpenPaperProps & { pages: readonly PaperPage[]; close: () => void }>;
};

/**
 * Opens a paper: pictures of its pages, made by the portal. The file itself is saved and never shown here. What asks for
 * them and shows them is loaded then, as most people open none.
 */
export function OpenPaper({ requestId, paper, beside = false, readOnly = false }: OpenPaperProps) {
  const say = useSay();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [state, setState] = useState<{ pending: boolean; words: Words | null }>({ pending: false, words: null });

  const open = async (): Promise<void> => {
    setState({ pending: true, words: null });
    try {
      const { PaperSheet: Sheet, readPages } = await import("./paper-sheet.client.tsx");
      const found = await readPages(requestId, paper.id);
      if ("pages" in found) setOpened({ pages: found.pages, Sheet });
      setState({ pending: false, words: "words" in found ? found.words : null });
    } catch {
      setState({ pending: false, words: notOpened }); // what shows it did not come
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
        {say(openIt)}
      </Button>
      {state.words && (
        <span role="alert" className="block text-small text-warning">
          {say(state.words)}
        </span>
      )}
      {opened && (
        <opened.Sheet {...{ requestId, paper, beside, readOnly }} pages={opened.pages} close={() => setOpened(null)} />
      )}
    </>
  );
}
