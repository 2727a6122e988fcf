"use client";

import { WifiOff } from "lucide-react";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { Button } from "#app/_ui/button.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Desk } from "#app/_viewer/desk.ts";
import { hung, mostPanes, usualPanes } from "#app/_viewer/hung.ts";
import { type Command, commandFor, isOwnKey } from "#app/_viewer/keys.ts";
import { labelled, nextLevel, placedLevels } from "#app/_viewer/labelling.ts";
import type { Leader } from "#app/_viewer/following.ts";
import { LevelBar } from "#app/_viewer/level-bar.client.tsx";
import { listSeries, middleOf } from "#app/_viewer/listing.ts";
import { type MarkBook, createMarkBook } from "#app/_viewer/mark-book.ts";
import { obey } from "#app/_viewer/obey.ts";
import { EmptyPane, type Held, Pane, Plate } from "#app/_viewer/pane.client.tsx";
import type { Trouble } from "#app/_viewer/pack-fetcher.client.ts";
import { imageAt, imageKey, placesOf, planesOf } from "#app/_viewer/planes.ts";
import { ProgressWords } from "#app/_viewer/progress.client.tsx";
import { reformatsOf } from "#app/_viewer/reformats.ts";
import { SeriesList } from "#app/_viewer/series-list.client.tsx";
import { notStarted } from "#app/_viewer/series-progress.ts";
import { useScene, useStage, useViewport } from "#app/_viewer/scene.client.ts";
import { ToolBar } from "#app/_viewer/tool-bar.client.tsx";
import { type ToolName, isDragTool } from "#app/_viewer/tool-names.ts";
import { nothingSeen } from "#app/_viewer/viewport-state.ts";
import { type ViewerWords, englishViewer } from "#app/_viewer/words.ts";
import { levelsOf, type Placed } from "#lib/imaging/levels.ts";
import { sliceThrough } from "#lib/imaging/slice-plane.ts";
import type { Marking } from "#lib/markings/marking.ts";
import type { StudyIndex } from "#lib/studies/study-index.ts";

type ViewerProps = {
  index: StudyIndex;
  /** Asks for the index again when the addresses of the packs have expired. */
  renew: () => Promise<StudyIndex>;
  /** In the reading room images are hung by rules, and the other series are fetched ahead as well. */
  room: "reading" | "staff";
  showPatient?: boolean;
  words?: typeof englishViewer;
  desk?: Desk | null;
};

/** The images of a request: series, tools, viewports. Fills the height of what it stands in. */
export function Viewer({ index, renew, room, showPatient = true, words = englishViewer, desk = null }: ViewerProps) {
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const listed = useMemo(() => {
    const files = listSeries(index);
    return room === "reading" ? [...files, ...reformatsOf(files)] : files;
  }, [index, room]);
  const hanging = useMemo(() => hung(listed, room === "reading"), [listed, room]);
  const [panes, setPanes] = useState(() => desk?.panes[hanging.protocol] ?? usualPanes(listed, hanging));
  const [filled, fill] = useState<Readonly<Record<number, number>>>({});
  const [active, activate] = useState(0);
  const [looks, look] = useState<Readonly<Record<number, Leader>>>({});
  const [held, hold] = useState<Readonly<Record<number, Held>>>({});
  const [tool, setTool] = useTool();
  const [overlays, setOverlays] = useState(true);
  const [named, name] = useState<string | null>(null);
  const [target, aim] = useState<Placed | null>(null);
  const slots = useMemo(
    () =>
      Array.from({ length: panes }, (_, nth) => {
        const slot = hanging.slots[nth] ?? null;
        const seriesAt = filled[nth];
        return seriesAt === undefined || !listed[seriesAt]
          ? slot
          : { ...(slot?.seriesAt === seriesAt ? slot : bare), seriesAt };
      }),
    [panes, hanging, filled, listed],
  );
  const first = slots.flatMap((slot) => slot?.seriesAt ?? []);
  const { scene, broken, retry } = useScene({ index, listed, renew, ahead: room === "reading", first });
  const stage = useStage(scene?.stage ?? null);
  // A file of many frames says itself where these lie.
  // oxlint-disable-next-line react/exhaustive-deps
  const places = useMemo(() => placesOf(listed), [listed, stage.framed]);
  const mine = held[active] ?? null;
  const before = useMemo(() => stateBefore(slots[active]?.seriesAt ?? null, listed), [slots, active, listed]);
  const state = useViewport(mine?.viewport ?? null, before);
  const isEmpty = slots[active]?.seriesAt === undefined || slots[active].seriesAt === null;
  const shown = isEmpty ? undefined : listed[state.seriesAt];
  const marks = useMarks(desk?.book);
  const [loose] = useState(() => createMarkBook([], { open: true, onChange: () => undefined }));
  const looseMarks = useMarks(loose);
  const [said, say] = useState("");
  const [filling, setFilling] = useState(false);
  const placed = useMemo(() => placedLevels(marks, places), [marks, places]);
  const levels = useMemo(() => levelsOf(placed), [placed]);
  const next = named ?? nextLevel(placed);
  const paint = useMemo(() => (scene ? scene.paint : null), [scene]);
  const leader = shown ? (looks[active] ?? null) : null;

  useEffect(() => {
    mine?.viewport.attend();
  }, [mine]);

  const focus = useCallback(
    (nth: number) => {
      activate(nth);
      layer?.querySelector<HTMLElement>(`[data-pane="${nth}"]`)?.focus({ preventScroll: true });
    },
    [layer],
  );

  const show = (nth: number, seriesAt: number) => {
    const viewport = held[nth]?.viewport;
    activate(nth);
    if (viewport) obey({ do: "open", at: seriesAt }, viewport, 0, "");
    else fill({ ...filled, [nth]: seriesAt });
  };

  /** Leads all images to a place in the patient. */
  const see = (place: Placed) => {
    aim(place);
    for (const { viewport } of Object.values(held)) {
      const series = listed[viewport.state.get().seriesAt]?.series;
      const at = series ? sliceThrough(place.at, place.frameOfReference, planesOf(series)) : null;
      if (at !== null) viewport.scrollTo(at);
    }
  };

  const chooseLevel = (level: string) => {
    const place = levels.find((one) => one.name === level);
    if (place) see(place);
    desk?.onLevel(level);
  };

  const layOut = (count: number) => {
    const now = Math.min(Math.max(count, 1), mostPanes);
    setPanes(now);
    // The image one is at stays on the screen.
    if (active >= now && shown) show(now - 1, state.seriesAt);
    else if (active >= now) activate(now - 1);
    desk?.keepPanes(hanging.protocol, now);
  };

  const toggleKeyImage = () => {
    const image = shown && imageAt(shown.series, state.at);
    if (shown?.cutOf) say(words.noKeyImage);
    if (!image || !desk) return;
    const key = marks.find((mark) => mark.kind === "key_image" && isOn(mark, image));
    if (key) desk.book.change([], [key.id]);
    else desk.book.change([{ id: crypto.randomUUID(), kind: "key_image", ...image, points: [], text: "" }]);
  };

  const goTo = ({ sopInstanceUid, frame }: Pick<Marking, "sopInstanceUid" | "frame">) => {
    const place = places.get(imageKey(sopInstanceUid, frame));
    if (!place) return;
    if (mine && shown && place.seriesAt === state.seriesAt) mine.viewport.scrollTo(place.at);
    else if (mine) mine.viewport.show(place.seriesAt, place.at);
    else fill({ ...filled, [active]: place.seriesAt });
  };

  const marking = desk?.book.open ?? false;

  /** Lets go of what is being placed, then of the tool; false where there is nothing to let go of. */
  const cancel = (): boolean => {
    if (mine?.cancel()) return true;
    if (isDragTool(tool)) return false;
    setTool("window");
    return true;
  };

  /** Carries a command out; false where it means nothing here, so that a key goes on to the page. */
  const act = (command: Command): boolean => {
    say("");
    if (command.do === "open") {
      show(active, command.at);
      return true;
    }
    const files = listed.filter(({ cutOf }) => !cutOf).length;
    if (mine && obey(command, mine.viewport, files, shown?.series.modality ?? "")) return true;
    switch (command.do) {
      case "tool":
        if (!isDragTool(command.tool) && !(command.tool === "cross" ? room === "reading" : marking)) return false;
        setTool(command.tool);
        return true;
      case "pane":
        if (panes === 1) return false;
        focus((active + command.by + panes) % panes);
        return true;
      case "panes":
        if (room !== "reading") return false;
        layOut(panes + command.by);
        return true;
      case "keyImage":
        if (marking) toggleKeyImage();
        return marking;
      case "delete":
        if (marking) mine?.remove();
        return marking;
      case "cancel":
        return cancel();
      case "undo":
      case "redo":
        if (marking) desk?.book[command.do]();
        return marking;
      case "overlays":
        setOverlays(!overlays);
        return true;
      case "fullScreen":
        void (document.fullscreenElement ? document.exitFullscreen() : layer?.requestFullscreen());
        return true;
      default:
        return false;
    }
  };

  if (listed.length === 0) {
    return (
      <div data-room="reading" className="flex size-full min-h-64 items-center justify-center text-body">
        <Empty drawing="images" title={words.empty} />
      </div>
    );
  }
  const reformats = listed.flatMap(({ cutOf, series }, at) =>
    shown && cutOf?.from === (shown.cutOf?.from ?? shown) ? [{ at, name: series.description ?? "" }] : [],
  );
  const progress = listed.map(({ series }, at) => stage.progress[at] ?? notStarted(series));
  return (
    <div
      ref={setLayer}
      data-room="reading"
      role="region"
      aria-label={words.viewer}
      className="@container relative size-full min-h-80 overflow-hidden bg-paper"
      onKeyDown={(event) => {
        const own = !event.defaultPrevented && isOwnKey(event.key, event.target as Element);
        const command = own ? commandFor(event) : null;
        if (command && act(command)) event.preventDefault();
      }}
    >
      <div className="flex size-full flex-col @min-[48rem]:flex-row">
        <SeriesList
          words={words}
          studies={index.studies}
          current={isEmpty ? -1 : state.seriesAt}
          progress={progress}
          paint={paint}
          choose={(at) => act({ do: "open", at })}
        />
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <ToolBar
            words={words}
            tool={tool}
            inverted={state.inverted}
            modality={shown?.series.modality ?? ""}
            ready={scene !== null}
            layer={layer}
            act={act}
            panes={room === "reading" ? panes : null}
            layOut={layOut}
            reformats={reformats}
            marking={marking}
            isKey={marks.some((mark) => mark.kind === "key_image" && isAt(mark, shown?.series, state.at))}
            keyImages={marks.filter(({ kind }) => kind === "key_image")}
            nameOf={(mark) => imageName(mark, places, listed, words)}
            goTo={goTo}
          />
          <div className="relative min-h-0 grow [container-type:size]">
            <div className={classNames("grid size-full gap-px bg-hairline", grids[panes])}>
              {slots.map((slot, nth) => {
                const pane = { words, nth, active: nth === active, onActivate: () => activate(nth) };
                const onDropSeries = (at: number) => show(nth, at);
                return (
                  <div
                    key={nth}
                    className={classNames(
                      "relative min-h-0 min-w-0",
                      nth !== active && "@max-[34rem]:hidden",
                      panes === 3 && nth === 2 && wideThird,
                    )}
                  >
                    {slot === null || slot.seriesAt === null ? (
                      <EmptyPane {...pane} slot={slot} onDropSeries={onDropSeries} />
                    ) : (
                      <Pane
                        key={filled[nth] ?? "slot"}
                        {...pane}
                        opensAt={openAt(slot.name, listed[slot.seriesAt], levels)}
                        requestId={index.requestId}
                        listed={listed}
                        slot={{ ...slot, seriesAt: slot.seriesAt }}
                        among={panes > 1}
                        scene={scene}
                        waits={!broken}
                        tool={tool}
                        showPatient={showPatient && (panes < 3 || nth === 0)}
                        overlays={overlays}
                        leader={nth === active ? null : leader}
                        others={slots.flatMap((_, other) => (other === nth ? [] : (looks[other] ?? [])))}
                        onLook={(planes, at) => look((all) => ({ ...all, [nth]: { planes, at } }))}
                        book={desk?.book ?? null}
                        {...{ loose, looseMarks, marks, places }}
                        placed={placed}
                        target={target}
                        onHold={(now) => hold((all) => withHeld(all, nth, now))}
                        onCross={(at, frameOfReference) => see({ name: "", at, frameOfReference })}
                        onLevel={(at, frameOfReference, toFill, keep) => {
                          const here = { name: next, at, frameOfReference };
                          desk?.book.change(labelled({ here, fill: toFill || filling }, marks, places, keep));
                          name(null);
                          setFilling(false);
                        }}
                        onDropSeries={onDropSeries}
                      />
                    )}
                  </div>
                );
              })}
            </div>
            <TroubleWords words={words} trouble={stage.trouble} />
            {broken && (
              <Plate>
                <p className="max-w-sm text-ink">{words.broken[broken]}</p>
                <Button onClick={retry} className="pointer-events-auto">
                  {words.again}
                </Button>
              </Plate>
            )}
          </div>
          {desk && (
            <LevelBar
              words={words}
              levels={levels.map((level) => level.name)}
              chosen={desk.level}
              placing={tool === "level"}
              next={next}
              filling={filling}
              choose={chooseLevel}
              onNext={name}
              onFill={setFilling}
            />
          )}
          <p className="flex h-6 shrink-0 items-center justify-between gap-4 px-2.5 text-tiny whitespace-nowrap text-quiet">
            <ProgressWords
              words={words}
              progress={progress[shown?.cutOf ? listed.indexOf(shown.cutOf.from) : state.seriesAt]}
            />
            <span role="status" className="truncate text-warning">
              {said}
            </span>
            {desk?.saving}
            <span>{words.notForDiagnosis}</span>
          </p>
        </div>
      </div>
    </div>
  );
}

/** By the number of images: beside each other on a wide screen, else below each other. Narrow ones show one at a time. */
const grids: Readonly<Record<number, string>> = {
  1: "grid-cols-1 grid-rows-1",
  2: "@min-[34rem]:[@container_(min-aspect-ratio:1/1)]:grid-cols-2 @min-[34rem]:[@container_(max-aspect-ratio:1/1)]:grid-rows-2",
  3: "@min-[34rem]:grid-cols-2 @min-[34rem]:grid-rows-2 @min-[34rem]:[@container_(min-aspect-ratio:8/5)]:grid-cols-3 @min-[34rem]:[@container_(min-aspect-ratio:8/5)]:grid-rows-1",
  4: "@min-[34rem]:grid-cols-2 @min-[34rem]:grid-rows-2",
};
const wideThird = "[@container_(max-aspect-ratio:8/5)]:col-span-full";

const bare = { name: "", why: null, preset: null, prior: false };

const stateBefore = (seriesAt: number | null, listed: ReturnType<typeof listSeries>) => {
  const series = seriesAt === null ? undefined : listed[seriesAt];
  return series && seriesAt !== null ? { ...nothingSeen, seriesAt, at: middleOf(series) } : nothingSeen;
};

/** Axial slices open at the level that most questions are of, where the reader has labelled it. */
function openAt(name: string, series: ReturnType<typeof listSeries>[number] | undefined, levels: readonly Placed[]) {
  const usual = levels.find((level) => level.name === "L4/5");
  if (!name.startsWith("Axial") || !series || !usual) return null;
  return sliceThrough(usual.at, usual.frameOfReference, planesOf(series.series));
}

const isOn = (mark: Marking, image: { sopInstanceUid: string; frame: number }): boolean =>
  mark.sopInstanceUid === image.sopInstanceUid && mark.frame === image.frame;

function isAt(mark: Marking, series: Parameters<typeof imageAt>[0] | undefined, at: number): boolean {
  const image = series && imageAt(series, at);
  return image ? isOn(mark, image) : false;
}

/** "SAG T2 TSE, image 8". */
function imageName(
  mark: Marking,
  places: ReturnType<typeof placesOf>,
  listed: ReturnType<typeof listSeries>,
  words: ViewerWords,
): string {
  const place = places.get(imageKey(mark.sopInstanceUid, mark.frame));
  const series = place && listed[place.seriesAt]?.series;
  return series ? `${series.description ?? words.unnamed}, ${place.at + 1}` : words.unnamed;
}

function withHeld(all: Readonly<Record<number, Held>>, nth: number, now: Held | null): Readonly<Record<number, Held>> {
  const others = Object.entries(all).filter(([at]) => Number(at) !== nth);
  return { ...Object.fromEntries(others), ...(now && { [nth]: now }) };
}

/** A finger scrolls, a mouse sets the window, until the person says otherwise. */
function useTool(): [ToolName, (tool: ToolName) => void] {
  const [chosen, choose] = useState<ToolName | null>(null);
  const touch = useSyncExternalStore(
    () => () => undefined,
    () => matchMedia("(pointer: coarse)").matches,
    () => false,
  );
  return [chosen ?? (touch ? "scroll" : "window"), choose];
}

const never = () => () => undefined;
const none: readonly Marking[] = [];

function useMarks(book: MarkBook | undefined): readonly Marking[] {
  const store = book?.store;
  return useSyncExternalStore(
    store?.watch ?? never,
    () => store?.get().marks ?? none,
    () => store?.get().marks ?? none,
  );
}

/** Why no image comes at present, seen and heard; and heard when they come again. */
function TroubleWords({ words, trouble }: { words: ViewerWords; trouble: Trouble | null }) {
  const [wasLost, setWasLost] = useState(false);
  if (trouble && !wasLost) setWasLost(true);
  return (
    <>
      {trouble && (
        <p className="absolute top-2 left-1/2 flex w-max max-w-[80%] -translate-x-1/2 items-center gap-2 rounded border border-hairline bg-warning-soft px-3 py-1.5 text-small text-warning">
          <Icon of={WifiOff} className="size-4" />
          {words.trouble[trouble]}
        </p>
      )}
      <p role="status" className="sr-only">
        {trouble ? words.trouble[trouble] : wasLost ? words.found : ""}
      </p>
    </>
  );
}
