"use client";
import { Files, FolderPlus } from "lucide";
import { useSyncExternalStore } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import type { Text } from "#lib/platform/language.ts";
import { canChooseFolders, type Choose, FileButton, FolderButton, never, useDrop } from "./chooser.client.tsx";
import { choosing } from "./words.ts";

const look = "border-edge bg-raised hover:border-ink hover:bg-sunken";

/** Another disc, folder, ZIP or file for the same request, chosen or dropped anywhere on the page; `why` says what of it is sent. */
export function AddMore({ add, why }: { add: Choose; why: Text }) {
  const say = useSay();
  const over = useDrop(add);
  const folders = useSyncExternalStore(never, canChooseFolders, () => true);
  return (
    <div
      className={classNames(
        "rounded border-2 border-dashed p-4 transition-colors sm:px-5",
        over ? "border-accent bg-accent-soft" : "border-edge",
      )}
    >
      <p className="font-semibold">{say(choosing.anotherDisc)}</p>
      <p className="text-small text-quiet">{say(why)}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {folders && (
          <FolderButton choose={add} icon={<Icon of={FolderPlus} />} className={look}>
            {say(choosing.addFolder)}
          </FolderButton>
        )}
        <FileButton choose={add} icon={<Icon of={Files} />} className={look}>
          {say(choosing.addFiles)}
        </FileButton>
      </div>
    </div>
  );
}
