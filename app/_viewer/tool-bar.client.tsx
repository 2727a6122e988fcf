"use client";

import {
  Contrast,
  FlipHorizontal2,
  FlipVertical2,
  Layers,
  type LucideIcon,
  Maximize,
  Move,
  RotateCcw,
  RotateCcwSquare,
  RotateCwSquare,
  SlidersHorizontal,
  SunMedium,
  ZoomIn,
} from "lucide-react";
import { DropdownMenu, Toolbar, Tooltip } from "radix-ui";
import { Icon } from "#app/_ui/icon.tsx";
import type { Command } from "#app/_viewer/keys.ts";
import type { ToolName } from "#app/_viewer/tool-names.ts";
import { Item, Menu, Press, Tip, square } from "#app/_viewer/tool-parts.client.tsx";
import type { ViewerWords } from "#app/_viewer/words.ts";
import { ctPresets } from "#lib/imaging/windowing.ts";

type BarProps = {
  words: ViewerWords;
  tool: ToolName;
  inverted: boolean;
  modality: string;
  ready: boolean;
  /** Where tips and menus are drawn: inside the viewer, so that they keep its colours. */
  layer: HTMLElement | null;
  act: (command: Command) => void;
};

const mouseTools = [
  ["window", SunMedium, "W"],
  ["pan", Move, ""],
  ["zoom", ZoomIn, "Z"],
  ["scroll", Layers, ""],
] as const satisfies readonly (readonly [ToolName, LucideIcon, string])[];

/** The slim bar: what dragging does, windows, inverting, turning, fitting. Every key has its button here. */
export function ToolBar({ words, tool, inverted, modality, ready, layer, act }: BarProps) {
  const { tools } = words;
  const tip = { layer, disabled: !ready };
  return (
    <Tooltip.Provider delayDuration={500}>
      <Toolbar.Root
        aria-label={tools.bar}
        className="flex min-w-0 items-center gap-0.5 overflow-x-auto @max-[26rem]:gap-0 px-1.5 py-1 [scrollbar-width:none]"
      >
        <Toolbar.ToggleGroup
          type="single"
          value={tool}
          onValueChange={(value) => value !== "" && act({ do: "tool", tool: value as ToolName })}
          aria-label={tools.mouse}
          className="flex gap-0.5 @max-[26rem]:gap-0"
        >
          {mouseTools.map(([name, icon, key]) => (
            <Tip key={name} name={tools[name]} keys={key} {...tip}>
              <Toolbar.ToggleItem value={name} aria-label={tools[name]} disabled={!ready} className={square}>
                <Icon of={icon} className="size-[18px]" />
              </Toolbar.ToggleItem>
            </Tip>
          ))}
        </Toolbar.ToggleGroup>
        <Line />
        <Menu name={tools.windows} icon={SlidersHorizontal} layer={layer} ready={ready}>
          <Item name={tools.fileWindow} keys="`" onSelect={() => act({ do: "fileWindow" })} />
          <Item name={tools.fullRange} keys="0" onSelect={() => act({ do: "fullRange" })} />
          <DropdownMenu.Separator className="my-1 h-px bg-hairline" />
          <DropdownMenu.Label className="px-2 pt-1 pb-0.5 text-tiny text-quiet">
            {modality === "CT" ? tools.ctOnly : `${tools.ctOnly}. ${tools.whyCtOnly}`}
          </DropdownMenu.Label>
          {ctPresets.map(({ key, name, width, center }) => (
            <Item
              key={key}
              name={name}
              detail={`${width} / ${center < 0 ? `−${-center}` : center}`}
              keys={key}
              disabled={modality !== "CT"}
              onSelect={() => act({ do: "preset", key })}
            />
          ))}
        </Menu>
        <Tip name={tools.invert} keys="I" {...tip}>
          <Toolbar.Button
            aria-label={tools.invert}
            aria-pressed={inverted}
            disabled={!ready}
            className={square}
            onClick={() => act({ do: "invert" })}
          >
            <Icon of={Contrast} className="size-[18px]" />
          </Toolbar.Button>
        </Tip>
        <Menu name={tools.turn} icon={RotateCwSquare} layer={layer} ready={ready}>
          <Item icon={RotateCwSquare} name={tools.turnRight} keys="R" onSelect={() => act({ do: "turn", by: 90 })} />
          <Item icon={RotateCcwSquare} name={tools.turnLeft} keys="L" onSelect={() => act({ do: "turn", by: -90 })} />
          <Item
            icon={FlipHorizontal2}
            name={tools.flipHorizontal}
            keys="H"
            onSelect={() => act({ do: "flip", across: "flipHorizontal" })}
          />
          <Item
            icon={FlipVertical2}
            name={tools.flipVertical}
            keys="V"
            onSelect={() => act({ do: "flip", across: "flipVertical" })}
          />
        </Menu>
        <Line />
        <Press name={tools.fit} keys="=" icon={Maximize} onPress={() => act({ do: "fit" })} {...tip} />
        <Press name={tools.reset} keys="Space" icon={RotateCcw} onPress={() => act({ do: "reset" })} {...tip} />
      </Toolbar.Root>
    </Tooltip.Provider>
  );
}

const Line = () => <span aria-hidden className="mx-1 h-5 w-px @max-[26rem]:mx-0.5 shrink-0 bg-hairline" />;
