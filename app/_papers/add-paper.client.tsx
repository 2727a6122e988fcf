"use client";
import { Camera, FilePlus2 } from "lucide";
import type { ReactNode } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { accepted, type PaperKind } from "#lib/papers/paper.ts";
import type { Text } from "#lib/platform/language.ts";
import type { ChosenPaper } from "./send-paper.ts";
import { forWhat, section } from "./words.ts";

type AddPaperProps = { kind: PaperKind; act: Text; what: Text; add: (papers: ChosenPaper[]) => void };

/** The ways in for a paper: `act` chooses files, on a phone or tablet the camera takes a photo of `what`. */
export function AddPaper({ kind, act, what, add }: AddPaperProps) {
  const say = useSay();
  const take = (files: File[]): void => add(files.map((file) => ({ kind, label: file.name, file })));
  return (
    <div className="flex flex-wrap gap-3">
      <PaperField take={take} accept={accepted} multiple label={say(act)} icon={<Icon of={FilePlus2} />}>
        {say(act)}
      </PaperField>
      <PaperField
        take={take}
        // Phones then hand over a JPEG, which every reader can open, instead of a format of their own.
        accept="image/jpeg,image/png"
        capture
        label={say(forWhat(section.takePhoto, what))}
        icon={<Icon of={Camera} />}
        className="hidden pointer-coarse:inline-flex"
      >
        {say(section.takePhoto)}
      </PaperField>
    </div>
  );
}

type PaperFieldProps = {
  take: (files: File[]) => void;
  accept: string;
  label: string;
  icon: ReactNode;
  children: string;
  multiple?: boolean;
  capture?: boolean;
  className?: string;
};

/** The browser's own file field under the look of a button. It is emptied at once: the same file can be chosen again. */
export function PaperField({ take, icon, label, children, className, capture = false, ...field }: PaperFieldProps) {
  return (
    <label
      className={classNames(
        "relative min-h-control items-center justify-center gap-2 overflow-clip rounded border border-edge bg-raised px-5 py-1.5 font-semibold transition-colors hover:border-ink hover:bg-sunken max-sm:w-full",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
        className ?? "inline-flex",
      )}
    >
      {icon}
      <span aria-hidden>{children}</span>
      <input
        {...field}
        {...(capture ? { capture: "environment" as const } : {})}
        type="file"
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = "";
          if (files.length > 0) take(files);
        }}
        className="absolute inset-0 size-full cursor-pointer opacity-0 file:cursor-pointer"
      />
    </label>
  );
}
