"use client";
import { FolderOpen, Files } from "lucide";
import {
  type ChangeEvent,
  type ComponentProps,
  type ReactNode,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { Line } from "#app/_ui/empty.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { chosenAgain, filesDropped, filesOf } from "./chosen-files.client.ts";
import type { Chosen } from "./messages.ts";
import { choosing } from "./words.ts";

export type Choose = (files: AsyncIterable<Chosen[]>) => void;

/** The ways in: dropping a folder, a disc or files anywhere on the page, choosing a folder, choosing files. */
export function Chooser({ choose, more }: { choose: Choose; /** Some is here already. */ more: boolean }) {
  const say = useSay();
  const over = useDrop(choose);
  const folders = useSyncExternalStore(never, canChooseFolders, () => true);
  return (
    <div
      className={classNames(
        "rounded border-2 border-dashed px-5 py-8 text-center transition-colors sm:py-10",
        over ? "border-accent bg-accent-soft" : "border-edge bg-raised",
      )}
    >
      <Line drawing="disc" className="mx-auto mb-4 h-24" />
      <h2>
        <span className="pointer-coarse:hidden">{say(more ? choosing.dropMore : choosing.drop)}</span>
        <span className="hidden pointer-coarse:inline">{say(more ? choosing.touchMore : choosing.touch)}</span>
      </h2>
      <p className="mt-1 text-quiet pointer-coarse:hidden">{say(choosing.orChoose)}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        {folders && (
          <FolderButton choose={choose} icon={<Icon of={FolderOpen} />} className={more ? second : firstOnComputers}>
            {say(choosing.folder)}
          </FolderButton>
        )}
        <FileButton
          choose={choose}
          icon={<Icon of={Files} />}
          className={more ? second : folders ? firstOnPhones : first}
        >
          {say(choosing.files)}
        </FileButton>
      </div>
      <p className="mx-auto mt-5 max-w-[30em] text-small text-quiet">
        {folders ? (
          <>
            <span className="pointer-coarse:hidden">{say(choosing.zipToo)}</span>
            <span className="hidden pointer-coarse:inline">{say(choosing.onPhone)}</span>
          </>
        ) : (
          say(choosing.noFolders)
        )}
      </p>
    </div>
  );
}

const first = "border-transparent bg-accent text-on-accent hover:bg-accent-strong";
const second = "border-edge bg-raised hover:border-ink hover:bg-sunken";
// A computer has the folder of a disc, a phone a ZIP file.
const firstOnComputers = classNames(
  first,
  "pointer-coarse:order-last pointer-coarse:border-edge pointer-coarse:bg-raised pointer-coarse:text-ink",
);
const firstOnPhones = classNames(
  second,
  "pointer-coarse:border-transparent pointer-coarse:bg-accent pointer-coarse:text-on-accent",
);

type FileButtonProps = ComponentProps<"input"> & { choose: Choose; icon: ReactNode; children: string };

/**
 * Chooses a folder: as one that can be opened again after a reload where the browser has such, else by the plain input.
 * Some folders (Downloads itself) are refused the first way, so after a choice that came to nothing the other follows.
 */
export function FolderButton(props: FileButtonProps) {
  const [refused, setRefused] = useState(false);
  const pick = async (): Promise<void> => {
    try {
      const folder = await window.showDirectoryPicker?.({ id: "scan" });
      if (folder) props.choose(chosenAgain([folder]));
    } catch {
      setRefused(true);
    }
  };
  return (
    <FileButton
      {...props}
      {...{ webkitdirectory: "" }}
      onClick={(event) => {
        if (refused || !window.showDirectoryPicker) return;
        event.preventDefault();
        void pick();
      }}
    />
  );
}

/** The browser's own file input under the look of a button: it keeps its label, its keys and its place in the order. */
export function FileButton({ choose, icon, children, className, ...input }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  const take = (target: HTMLInputElement): void => {
    if (!target.files || target.files.length === 0) return;
    const files = filesOf(target.files);
    choose(files);
  };
  const first = useRef(take);
  // Somebody may have chosen before the page was awake.
  useEffect(() => {
    if (field.current) first.current(field.current);
  }, []);
  return (
    <label
      className={classNames(
        "relative inline-flex min-h-control items-center justify-center gap-2 overflow-clip rounded border px-5 py-1.5 font-semibold transition-colors max-sm:w-full",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
        className,
      )}
    >
      {icon}
      <span>{children}</span>
      <input
        {...input}
        ref={field}
        type="file"
        multiple
        autoComplete="off" // else the browser notes ten thousand names for its history, and the page stands still again
        onChange={({ target }: ChangeEvent<HTMLInputElement>) => take(target)}
        className="absolute inset-0 size-full cursor-pointer opacity-0 file:cursor-pointer"
      />
    </label>
  );
}

/** A drop counts wherever on the page it falls: beside the zone the browser would open the file and lose the page. */
export function useDrop(choose: Choose): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") ?? false;
    const drag = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      choose(filesDropped(event.dataTransfer));
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [choose]);
  return over;
}

export const canChooseFolders = (): boolean => "webkitdirectory" in HTMLInputElement.prototype;

export const never = () => () => undefined;
