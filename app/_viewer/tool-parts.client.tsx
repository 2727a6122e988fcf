"use client";

import type { IconNode } from "lucide";
import { DropdownMenu, Toolbar, Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";

/** A button of the tool bar; large enough for a finger where fingers are used. */
export const square = classNames(
  "flex size-8 shrink-0 items-center justify-center rounded text-quiet transition-colors @max-[26rem]:size-9 @min-[26rem]:pointer-coarse:size-11",
  "enabled:hover:bg-raised enabled:hover:text-ink disabled:cursor-default disabled:opacity-40",
  "data-lit:bg-accent-soft data-lit:text-accent aria-checked:bg-accent-soft aria-checked:text-accent aria-pressed:bg-accent-soft aria-pressed:text-accent data-[state=open]:bg-raised data-[state=open]:text-ink",
  "focus-inset",
);

const panel = "z-20 rounded border border-hairline bg-raised text-small text-ink shadow";

/** A button of the tool bar with its tip. */
export function Press({
  icon,
  onPress,
  ...tip
}: {
  name: string;
  keys: string;
  icon: IconNode;
  layer: HTMLElement | null;
  disabled: boolean;
  onPress: () => void;
}) {
  return (
    <Tip {...tip}>
      <Toolbar.Button aria-label={tip.name} disabled={tip.disabled} className={square} onClick={onPress}>
        <Icon of={icon} className="size-[18px]" />
      </Toolbar.Button>
    </Tip>
  );
}

/** The name and the key of what it stands around. */
export function Tip({
  name,
  keys,
  layer,
  children,
}: {
  name: string;
  keys: string;
  layer: HTMLElement | null;
  disabled: boolean;
  children: ReactNode;
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal container={layer}>
        <Tooltip.Content sideOffset={6} className={classNames(panel, "flex items-center gap-2 px-2 py-1")}>
          {name}
          {keys !== "" && <Kbd keys={[keys]} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** A button of the tool bar that opens a menu. Not modal, so that the image stays in reach. */
export function Menu({
  name,
  icon,
  layer,
  ready,
  lit = false,
  children,
}: {
  name: string;
  icon: IconNode;
  layer: HTMLElement | null;
  ready: boolean;
  /** What it stands for is in use. */
  lit?: boolean;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <Toolbar.Button asChild disabled={!ready}>
        <DropdownMenu.Trigger aria-label={name} title={name} data-lit={lit || undefined} className={square}>
          <Icon of={icon} className="size-[18px]" />
        </DropdownMenu.Trigger>
      </Toolbar.Button>
      <DropdownMenu.Portal container={layer}>
        <DropdownMenu.Content sideOffset={6} align="start" className={classNames(panel, "min-w-60 p-1")}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** One line of a menu, with its key. */
export function Item({
  icon,
  name,
  detail,
  keys,
  disabled = false,
  onSelect,
}: {
  icon?: IconNode;
  name: string;
  detail?: string;
  keys: string;
  disabled?: boolean;
  onSelect: () => void;
}) {
  return (
    <DropdownMenu.Item
      disabled={disabled}
      onSelect={onSelect}
      className="flex min-h-8 cursor-default items-center gap-2 rounded px-2 outline-none data-[disabled]:opacity-45 data-[highlighted]:bg-accent-soft pointer-coarse:min-h-11"
    >
      {icon && <Icon of={icon} className="size-4 text-quiet" />}
      <span className="grow">{name}</span>
      {detail && <span className="text-quiet tabular-nums">{detail}</span>}
      {keys !== "" && <Kbd keys={[keys]} />}
    </DropdownMenu.Item>
  );
}
