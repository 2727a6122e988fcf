"use client";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";

/** `count`: how much there is to read; none where that says nothing. */
type Part = { name: string; title: string; count?: number; body: ReactNode };

/** What stands beside the images, one part at a time, the opinion first. A part that is not seen keeps what was typed. */
export function CaseParts({ parts }: { parts: readonly Part[] }) {
  return (
    <Tabs.Root defaultValue={parts[0]?.name ?? ""}>
      <Tabs.List
        aria-label="Parts of the case"
        className="-mx-3 flex flex-wrap gap-x-1 border-b border-hairline bg-raised px-2"
      >
        {parts.map(({ name, title, count }) => (
          <Tabs.Trigger
            key={name}
            value={name}
            className="focus-inset -mb-px min-h-8 border-b-2 border-transparent px-1.5 text-quiet hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink pointer-coarse:min-h-11"
          >
            {title}
            {count !== undefined && ` (${count})`}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {parts.map(({ name, body }) => (
        <Tabs.Content key={name} value={name} forceMount className="space-y-3 pt-3 data-[state=inactive]:hidden">
          {body}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
