"use client";
import { Files, FolderPlus } from "lucide-react";
import { useSyncExternalStore } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { canChooseFolders, type Choose, FileButton, FolderButton, never, useDrop } from "./chooser.client.tsx";

const look = "border-edge bg-raised hover:border-ink hover:bg-sunken";

/** Another disc, folder, ZIP or file for the same request, chosen or dropped anywhere on the page. */
export function AddMore({ add }: { add: Choose }) {
  const over = useDrop(add);
  const folders = useSyncExternalStore(never, canChooseFolders, () => true);
  return (
    <div
      className={classNames(
        "rounded border-2 border-dashed p-4 transition-colors sm:px-5",
        over ? "border-accent bg-accent-soft" : "border-edge",
      )}
    >
      <p className="font-semibold">Is there another disc, or more files?</p>
      <p className="text-small text-quiet">Put in the next disc and add it here. What we found stays.</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {folders && (
          <FolderButton choose={add} icon={<Icon of={FolderPlus} />} className={look}>
            Add a folder or disc
          </FolderButton>
        )}
        <FileButton choose={add} icon={<Icon of={Files} />} className={look}>
          Add files
        </FileButton>
      </div>
    </div>
  );
}
