"use client";

import {
  ArrowUpLeft,
  Circle,
  Columns3,
  Contrast,
  Crosshair,
  DraftingCompass,
  Expand,
  FlipHorizontal2,
  FlipVertical2,
  Layers,
  ListOrdered,
  type IconNode,
  Maximize,
  Move,
  Redo2,
  RotateCcw,
  RotateCcwSquare,
  RotateCwSquare,
  Ruler,
  SlidersHorizontal,
  Star,
  SunMedium,
  Trash2,
  Triangle,
  Type,
  Undo2,
  X,
  ZoomIn,
} from "lucide";
import { DropdownMenu, Toolbar, Tooltip } from "radix-ui";
import { memo } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import type { Command } from "#app/_viewer/keys.ts";
import { type ToolName, isDragTool } from "#app/_viewer/tool-names.ts";
import { Item, Menu, Press, Tip, square } from "#app/_viewer/tool-parts.client.tsx";
import type { ViewerWords } from "#app/_viewer/words.ts";
import { ctPresets } from "#lib/imaging/windowing.ts";
import type { Marking } from "#lib/markings/marking.ts";

type BarProps = {
  words: ViewerWords;
  tool: ToolName;
  inverted: boolean;
  modality: string;
  ready: boolean;
  /** Where tips and menus are drawn: inside the viewer, so that they keep its colours. */
  layer: HTMLElement | null;
  act: (command: Command) => unknown;
  /** How many images stand beside each other; null where that cannot be changed. */
  panes: number | null;
  layOut: (panes: number) => void;
  /** The series on the screen from other sides. */
  reformats: readonly { at: number; name: string }[];
  /** Whether marks can be made. */
  marking: boolean;
  /** Whether the image one looks at is a key image. */
  isKey: boolean;
  keyImages: readonly Marking[];
  nameOf: (mark: Marking) => string;
  goTo: (mark: Marking) => void;
};

const mouseTools = [
  ["window", SunMedium, "W"],
  ["pan", Move, ""],
  ["zoom", ZoomIn, "Z"],
  ["scroll", Layers, ""],
] as const satisfies readonly (readonly [ToolName, IconNode, string])[];

/** The tools that place marks, each with its key. */
const markTools = [
  ["length", Ruler, "D"],
  ["angle", Triangle, "A"],
  ["cobb", DraftingCompass, "Shift+A"],
  ["bidirectional", X, "Shift+B"],
  ["ellipse", Circle, "E"],
  ["arrow", ArrowUpLeft, "Q"],
  ["text", Type, "T"],
  ["level", ListOrdered, "Shift+L"],
] as const satisfies readonly (readonly [ToolName, IconNode, string])[];

/** The slim bar: what dragging does, windows, inverting, turning, fitting. Every key has its button here. */
export const ToolBar = memo(function ToolBar({
  words,
  tool,
  inverted,
  modality,
  ready,
  layer,
  act,
  ...more
}: BarProps) {
  const { tools } = words;
  const tip = { layer, disabled: !ready };
  return (
    <Tooltip.Provider delayDuration={500}>
      <Toolbar.Root
        aria-label={tools.bar}
        className="flex min-w-0 flex-wrap items-center gap-0.5 @max-[26rem]:gap-0 px-1.5 py-1"
      >
        <Toolbar.ToggleGroup
          type="single"
          value={isDragTool(tool) ? tool : ""}
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
        {more.marking && <MarkTools {...{ words, tool, ready, layer, act }} {...more} />}
        <Line />
        <Press name={tools.fit} keys="=" icon={Maximize} onPress={() => act({ do: "fit" })} {...tip} />
        <Press name={tools.reset} keys="Space" icon={RotateCcw} onPress={() => act({ do: "reset" })} {...tip} />
        {more.panes !== null && (
          <>
            <Menu name={tools.layout} icon={Columns3} layer={layer} ready={ready}>
              {[1, 2, 3, 4].map((count) => (
                <Item
                  key={count}
                  name={tools.layouts(count)}
                  detail={count === more.panes ? "✓" : ""}
                  keys={count === 1 ? "," : count === 4 ? "." : ""}
                  onSelect={() => more.layOut(count)}
                />
              ))}
              {more.reformats.length > 0 && <DropdownMenu.Separator className="my-1 h-px bg-hairline" />}
              {more.reformats.map(({ at, name }) => (
                <Item key={at} name={name} keys="" onSelect={() => act({ do: "open", at })} />
              ))}
            </Menu>
            <Press
              name={tools.fullScreen}
              keys="Shift+F"
              icon={Expand}
              onPress={() => act({ do: "fullScreen" })}
              {...tip}
            />
          </>
        )}
      </Toolbar.Root>
    </Tooltip.Provider>
  );
});

type MarkToolsProps = Pick<
  BarProps,
  "words" | "tool" | "ready" | "layer" | "act" | "isKey" | "keyImages" | "nameOf" | "goTo"
>;

/** Measuring, labelling, key images. */
function MarkTools({ words, tool, ready, layer, act, isKey, keyImages, nameOf, goTo }: MarkToolsProps) {
  const { tools } = words;
  const tip = { layer, disabled: !ready };
  const current = markTools.find(([name]) => name === tool && name !== "level"); // it has a button of its own
  return (
    <>
      <Line />
      <Menu name={tools.measure} icon={current?.[1] ?? Ruler} layer={layer} ready={ready} lit={current !== undefined}>
        {markTools.map(([name, icon, key]) => (
          <Item key={name} icon={icon} name={tools[name]} keys={key} onSelect={() => act({ do: "tool", tool: name })} />
        ))}
        <DropdownMenu.Separator className="my-1 h-px bg-hairline" />
        <Item icon={Undo2} name={tools.undo} keys="Ctrl+Z" onSelect={() => act({ do: "undo" })} />
        <Item icon={Redo2} name={tools.redo} keys="Ctrl+Y" onSelect={() => act({ do: "redo" })} />
        <Item icon={Trash2} name={tools.remove} keys="⌫" onSelect={() => act({ do: "delete" })} />
      </Menu>
      <Tip name={tools.level} keys="Shift+L" {...tip}>
        <Toolbar.Button
          aria-label={tools.level}
          aria-pressed={tool === "level"}
          disabled={!ready}
          className={square}
          onClick={() => act({ do: "tool", tool: tool === "level" ? "window" : "level" })}
        >
          <Icon of={ListOrdered} className="size-[18px]" />
        </Toolbar.Button>
      </Tip>
      <Tip name={tools.cross} keys="Shift+X" {...tip}>
        <Toolbar.Button
          aria-label={tools.cross}
          aria-pressed={tool === "cross"}
          disabled={!ready}
          className={square}
          onClick={() => act({ do: "tool", tool: tool === "cross" ? "window" : "cross" })}
        >
          <Icon of={Crosshair} className="size-[18px]" />
        </Toolbar.Button>
      </Tip>
      <Menu name={tools.keyImages} icon={Star} layer={layer} ready={ready} lit={isKey}>
        <Item
          icon={Star}
          name={tools.keyImage}
          detail={isKey ? "✓" : ""}
          keys="K"
          onSelect={() => act({ do: "keyImage" })}
        />
        <DropdownMenu.Separator className="my-1 h-px bg-hairline" />
        {keyImages.length === 0 && (
          <DropdownMenu.Label className="px-2 py-1 text-quiet">{tools.noKeyImages}</DropdownMenu.Label>
        )}
        {keyImages.map((mark) => (
          <Item key={mark.id} name={nameOf(mark)} keys="" onSelect={() => goTo(mark)} />
        ))}
      </Menu>
    </>
  );
}

const Line = () => <span aria-hidden className="mx-1 h-5 w-px @max-[26rem]:mx-0.5 shrink-0 bg-hairline" />;
