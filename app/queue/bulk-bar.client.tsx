"use client";
import { X } from "lucide";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { ActName } from "./_request/acts.ts";
import { KeysOf } from "./_request/keys-of.tsx";

const offered = [
  { act: "claim", text: "Claim" },
  { act: "release", text: "Release" },
  { act: "assign", text: "Assign…" },
  { act: "urgency", text: "Urgency…" },
  { act: "note", text: "Note…" },
] as const satisfies { act: ActName; text: string }[];

type Props = { count: number; pending: boolean; perform: (act: ActName) => boolean; clear: () => void };

/** What can be done with all that is selected. It takes the place of the pages' links, so that nothing moves. */
export function BulkBar({ count, pending, perform, clear }: Props) {
  return (
    <div
      role="toolbar"
      aria-label="Selected requests"
      className="flex min-h-11 items-center gap-2 overflow-x-auto border-t border-hairline bg-accent-soft px-3 py-1"
    >
      <span className="mr-2 font-medium whitespace-nowrap tabular-nums">{count.toLocaleString("en-US")} selected</span>
      {offered.map(({ act, text }) => (
        <Button key={act} pending={pending} onClick={() => perform(act)} className="whitespace-nowrap">
          {text}{" "}
          <span aria-hidden className="max-lg:hidden">
            <KeysOf act={act} brief />
          </span>
        </Button>
      ))}
      <Button variant="quiet" icon={<Icon of={X} />} onClick={clear} className="ml-auto whitespace-nowrap">
        Select none
      </Button>
    </div>
  );
}
