"use client";
import { X } from "lucide";
import { type ReactNode, useEffect, useId, useRef } from "react";
import type { Words } from "#lib/platform/language.ts";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { useSay } from "./language.client.tsx";
import { close } from "./words.ts";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** The accessible name of the cross. */
  close?: Words;
  wide?: boolean;
  /** Buttons, the one that acts first. */
  actions?: ReactNode;
  children?: ReactNode;
};

/**
 * A question that must be settled before anything else. Esc and the cross close it, and the focus returns where it was.
 * It is the browser's own dialog: libraries lock the page by adding a <style>, which our policy forbids.
 */
export function Dialog({ open, onOpenChange, wide = false, ...content }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) {
      element.showModal();
      // A form begins at its first field; a question at its words, never on the button that acts.
      const field = element.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea");
      (field ?? element.querySelector<HTMLElement>("h2"))?.focus();
    } else element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      onClose={() => onOpenChange(false)}
      aria-labelledby={`${id}-title`}
      {...(content.description ? { "aria-describedby": `${id}-description` } : {})}
      className={classNames(
        "mx-auto mt-[12vh] max-h-[80dvh] w-[calc(100%-2rem)] flex-col rounded border border-hairline bg-raised text-ink shadow backdrop:bg-[#050707]/55 open:flex open:animate-[rise_150ms]",
        wide ? "max-w-3xl" : "max-w-lg",
      )}
    >
      {open && <Content id={id} {...content} />}
    </dialog>
  );
}

type ContentProps = Omit<DialogProps, "open" | "onOpenChange" | "wide"> & { id: string };

function Content({ id, title, description, close: closeWords = close, actions, children }: ContentProps) {
  const say = useSay();
  return (
    <>
      <h2 id={`${id}-title`} tabIndex={-1} className="pt-5 pr-14 pl-6 dense:pt-3 dense:pl-4">
        {title}
      </h2>
      <div className="min-h-0 space-y-4 overflow-y-auto px-6 py-4 dense:scroll-pb-16 dense:space-y-3 dense:px-4 dense:py-3">
        {description && (
          <p id={`${id}-description`} className="measure">
            {description}
          </p>
        )}
        {children}
      </div>
      {actions && (
        <div className="flex flex-wrap gap-3 border-t border-hairline px-6 py-4 dense:gap-2 dense:px-4 dense:py-3">
          {actions}
        </div>
      )}
      <form method="dialog" className="absolute top-3.5 right-3 dense:top-2 dense:right-2">
        <button
          aria-label={say(closeWords)}
          className="-m-0.5 flex size-11 items-center justify-center rounded text-quiet hover:bg-sunken hover:text-ink dense:m-0 dense:size-7"
        >
          <Icon of={X} className="size-5 dense:size-4" />
        </button>
      </form>
    </>
  );
}
