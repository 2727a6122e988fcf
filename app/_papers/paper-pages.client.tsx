"use client";
import { ChevronLeft, ChevronRight, RotateCw, ZoomIn, ZoomOut } from "lucide";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import type { PaperPage } from "#lib/papers/paper.ts";
import { blobAddress } from "./blob-address.ts";
import { acts, failures, pageOf, pagesOf, pictureOf, someShown, viewing } from "./words.ts";

/** `total` pages has the paper; those that could not be drawn are not among `pages`. */
type PaperPagesProps = { pages: readonly PaperPage[]; total: number; label: string; beside: boolean };

/** The pages of a paper, one at a time: buttons, arrow keys, Home and End turn them. */
export function PaperPages({ pages, total, label, beside }: PaperPagesProps) {
  const say = useSay();
  const [at, setAt] = useState(0);
  const [large, setLarge] = useState(false);
  const page = pages[at];
  const last = pages.length - 1;
  const group = useRef<HTMLDivElement>(null);
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const turns: Record<string, number> = {
      ArrowRight: at + 1,
      PageDown: at + 1,
      ArrowLeft: at - 1,
      PageUp: at - 1,
      Home: 0,
      End: last,
    };
    const to = event.altKey || event.ctrlKey || event.metaKey ? undefined : turns[event.key];
    // An enlarged page is moved with the arrows.
    if (to === undefined || (large && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    setAt(Math.min(last, Math.max(0, to)));
  });
  useEffect(() => {
    // A dialog is modal: while it is open no key belongs to anything else. Beside other things only those pressed here.
    const place = beside ? group.current : document;
    const listener = (event: Event): void => press(event as KeyboardEvent);
    place?.addEventListener("keydown", listener);
    return () => place?.removeEventListener("keydown", listener);
  }, [beside]);
  if (!page) return null;
  return (
    <div ref={group} role="group" aria-label={say(pagesOf(label))} className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        {total > 1 && (
          <Button icon={<Icon of={ChevronLeft} />} disabled={at === 0} onClick={() => setAt(at - 1)}>
            {say(viewing.previous)}
          </Button>
        )}
        <p role="status" className="px-1 tabular-nums">
          {say(pageOf(page.page, total))}
        </p>
        {total > 1 && (
          <Button icon={<Icon of={ChevronRight} />} disabled={at === last} onClick={() => setAt(at + 1)}>
            {say(viewing.next)}
          </Button>
        )}
        <Button variant="quiet" icon={<Icon of={large ? ZoomOut : ZoomIn} />} onClick={() => setLarge(!large)}>
          {say(large ? viewing.whole : viewing.larger)}
        </Button>
      </div>
      <Picture key={page.page} page={page} alt={say(pictureOf(page.page, label))} large={large} />
      {pages.length < total && <p className="text-small text-quiet">{say(someShown(pages.length, total))}</p>}
    </div>
  );
}

function Picture({ page: { url, width, height }, alt, large }: { page: PaperPage; alt: string; large: boolean }) {
  const say = useSay();
  const [tries, setTries] = useState(0);
  const [shown, setShown] = useState<{ address: string } | "loading" | "failed">("loading");
  useEffect(() => {
    const over = new AbortController();
    let address = "";
    blobAddress(url, over.signal).then(
      (made) => {
        address = made;
        if (over.signal.aborted) URL.revokeObjectURL(made);
        else setShown({ address: made });
      },
      () => {
        if (!over.signal.aborted) setShown("failed");
      },
    );
    return () => {
      over.abort();
      URL.revokeObjectURL(address);
    };
  }, [url, tries]);

  if (shown === "failed")
    return (
      <div role="alert" className="space-y-2">
        <p>{say(failures.pageNotLoaded)}</p>
        <Button
          icon={<Icon of={RotateCw} />}
          onClick={() => {
            setShown("loading");
            setTries(tries + 1);
          }}
        >
          {say(acts.tryAgain)}
        </Button>
      </div>
    );
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={alt}
      aria-busy={shown === "loading"}
      className="max-h-[58dvh] min-h-40 overflow-auto bg-sunken"
    >
      {shown === "loading" ? (
        <p className="p-4 text-quiet">{say(viewing.loading)}</p>
      ) : (
        <img
          src={shown.address}
          alt={alt}
          width={width}
          height={height}
          className={classNames("mx-auto", large ? "max-w-none" : "h-auto max-h-[58dvh] w-auto max-w-full")}
        />
      )}
    </div>
  );
}
