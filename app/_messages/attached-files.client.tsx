"use client";
import { Camera, Paperclip, RotateCw, X } from "lucide";
import { PaperField } from "#app/_papers/add-paper.client.tsx";
import { Bar } from "#app/_ui/bar.tsx";
import { Button } from "#app/_ui/button.tsx";
import { FieldError, Hint } from "#app/_ui/field.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { accepted } from "#lib/papers/paper.ts";
import { sizeWords } from "#lib/upload/estimate.ts";
import type { Attached, useAttachments } from "./use-attachments.client.ts";
import { messageWords as words } from "./words.ts";

type AttachedFilesProps = { attachments: ReturnType<typeof useAttachments> };

/** The files of a message: the ways in, what was chosen, and how what was sent travels. */
export function AttachedFiles({ attachments }: AttachedFilesProps) {
  const say = useSay();
  const { files, tooMany, choose } = attachments;
  const take = (chosen: File[]): void => void choose(chosen);
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold dense:font-medium">{say(words.files)}</legend>
      <Hint name="files">{say(words.filesHint)}</Hint>
      {tooMany && <FieldError name="files">{say(words.tooMany)}</FieldError>}
      {files.length > 0 && (
        <ul className="mt-2 divide-y divide-hairline border-y border-hairline">
          {files.map((one) => (
            <FileRow key={one.id} one={one} attachments={attachments} />
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap gap-3 dense:mt-1">
        <PaperField
          take={take}
          accept={accepted}
          multiple
          label={say(words.addTo)}
          icon={<Icon of={Paperclip} />}
          className="inline-flex dense:px-3 dense:py-0.5 dense:font-medium"
        >
          {say(words.add)}
        </PaperField>
        <PaperField
          take={take}
          // Phones then hand over a JPEG, which every reader can open, instead of a format of their own.
          accept="image/jpeg,image/png"
          capture
          label={say(words.photoFor)}
          icon={<Icon of={Camera} />}
          className="hidden pointer-coarse:inline-flex"
        >
          {say(words.photo)}
        </PaperField>
      </div>
    </fieldset>
  );
}

function FileRow({ one, attachments }: { one: Attached; attachments: AttachedFilesProps["attachments"] }) {
  const say = useSay();
  const { id, label, state } = one;
  const movable = state === "chosen" || state === "unfit" || state === "failed";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 dense:py-1">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium wrap-anywhere">{label}</p>
        <div className="text-small">
          <FileWords one={one} />
        </div>
      </div>
      {movable && (
        <div className="flex flex-wrap gap-1">
          {state === "failed" && (
            <Button
              icon={<Icon of={RotateCw} />}
              onClick={() => attachments.again(one)}
              aria-label={`${say(words.again)}: ${label}`}
            >
              {say(words.again)}
            </Button>
          )}
          <Button
            variant="quiet"
            icon={<Icon of={X} />}
            onClick={() => attachments.leaveOut(id)}
            aria-label={`${say(words.leaveOut)}: ${label}`}
            className="px-3"
          >
            {say(words.leaveOut)}
          </Button>
        </div>
      )}
    </li>
  );
}

function FileWords({ one: { label, file, state, sent, words: why } }: { one: Attached }) {
  const say = useSay();
  switch (state) {
    case "chosen":
      return (
        <span className="text-quiet">
          {say(words.travels)}, {say(sizeWords(file.size))}
        </span>
      );
    case "unfit":
      return (
        <span className="text-warning">
          {say(words.notSent)} {why && say(why)}
        </span>
      );
    case "failed":
      return (
        <span className="text-warning">
          {say(words.failed)} {why && say(why)}
        </span>
      );
    case "waiting":
      return <span className="text-quiet">{say(words.waiting)}</span>;
    case "sending": {
      const percent = Math.floor((100 * Math.min(sent, file.size)) / Math.max(1, file.size));
      return (
        <span className="flex items-center gap-3 text-quiet tabular-nums">
          <Bar value={percent} max={100} label={`${say(words.sending)} ${label}`} className="min-w-0 flex-1" />
          {percent} %
        </span>
      );
    }
  }
}
