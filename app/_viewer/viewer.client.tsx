"use client";

import { useMemo, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { useChosenTool } from "#app/_viewer/chosen-tool.client.ts";
import type { Desk } from "#app/_viewer/desk.ts";
import { EmptyPane } from "#app/_viewer/empty-pane.client.tsx";
import { hung } from "#app/_viewer/hung.ts";
import { type Command, commandFor, isOwnKey } from "#app/_viewer/keys.ts";
import { LevelBar } from "#app/_viewer/level-bar.client.tsx";
import { useLevels } from "#app/_viewer/levels.client.ts";
import { type ListedSeries, listSeries } from "#app/_viewer/listing.ts";
import { createMarkBook } from "#app/_viewer/mark-book.ts";
import { imageName, isAt, isOn } from "#app/_viewer/marked-images.ts";
import { useMarks } from "#app/_viewer/marks.client.ts";
import { obey } from "#app/_viewer/obey.ts";
import { Pane } from "#app/_viewer/pane.client.tsx";
import { PaneGrid } from "#app/_viewer/pane-grid.client.tsx";
import { usePanes } from "#app/_viewer/panes.client.ts";
import { imageAt, imageKey, placesOf, planesOf } from "#app/_viewer/planes.ts";
import { ProgressWords } from "#app/_viewer/progress.client.tsx";
import { reformatsOf } from "#app/_viewer/reformats.ts";
import { SeriesList } from "#app/_viewer/series-list.client.tsx";
import { notStarted } from "#app/_viewer/series-progress.ts";
import { useScene, useStage } from "#app/_viewer/scene.client.ts";
import { useSteady } from "#app/_viewer/steady.client.ts";
import { ToolBar } from "#app/_viewer/tool-bar.client.tsx";
import { isDragTool } from "#app/_viewer/tool-names.ts";
import { TroubleWords } from "#app/_viewer/trouble-words.client.tsx";
import { Plate } from "#app/_viewer/wait.client.tsx";
import { englishViewer } from "#app/_viewer/words.ts";
import type { Vector } from "#lib/imaging/dicom.ts";
import type { Placed } from "#lib/imaging/levels.ts";
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
  const screen = usePanes({ listed, hanging, desk, layer });
  const { panes, slots, active, shown, state } = screen;
  const [tool, setTool] = useChosenTool();
  const [overlays, setOverlays] = useState(true);
  const [target, aim] = useState<Placed | null>(null);
  const first = slots.flatMap((slot) => slot?.seriesAt ?? []);
  const { scene, broken, retry } = useScene({ index, listed, renew, ahead: room === "reading", first });
  const stage = useStage(scene?.stage ?? null);
  // A file of many frames says itself where these lie.
  // oxlint-disable-next-line react/exhaustive-deps
  const places = useMemo(() => placesOf(listed), [listed, stage.framed]);
  const marks = useMarks(desk?.book);
  const [loose] = useState(() => createMarkBook([], { open: true, onChange: () => undefined }));
  const looseMarks = useMarks(loose);
  const [said, say] = useState("");
  const labels = useLevels(desk?.book, marks, places);
  const paint = useMemo(() => (scene ? scene.paint : null), [scene]);
  const leader = shown ? (screen.looks[active] ?? null) : null;

  /** Leads all images to a place in the patient. */
  const see = (place: Placed) => {
    aim(place);
    for (const { viewport } of Object.values(screen.held)) {
      const series = listed[viewport.state.get().seriesAt]?.series;
      const slice = series ? sliceThrough(place.at, place.frameOfReference, planesOf(series)) : null;
      if (slice !== null) viewport.scrollTo(slice);
    }
  };

  const chooseLevel = (level: string) => {
    const place = labels.levels.find((one) => one.name === level);
    if (place) see(place);
    desk?.onLevel(level);
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
    if (place) screen.open(place.seriesAt, place.at);
  };

  const marking = desk?.book.open ?? false;

  /** Lets go of what is being placed, then of the tool; false where there is nothing to let go of. */
  const cancel = (): boolean => {
    if (screen.mine?.cancel()) return true;
    if (isDragTool(tool)) return false;
    setTool("window");
    return true;
  };

  /** Carries a command out; false where it means nothing here, so that a key goes on to the page. */
  const act = (command: Command): boolean => {
    say("");
    if (command.do === "open") {
      screen.show(screen.active, command.at);
      return true;
    }
    const files = listed.filter(({ cutOf }) => !cutOf).length;
    if (screen.mine && obey(command, screen.mine.viewport, files, screen.shown?.series.modality ?? "")) return true;
    switch (command.do) {
      case "tool":
        if (!isDragTool(command.tool) && !(command.tool === "cross" ? room === "reading" : marking)) return false;
        setTool(command.tool);
        return true;
      case "pane":
        if (screen.panes === 1) return false;
        screen.focus((screen.active + command.by + screen.panes) % screen.panes);
        return true;
      case "panes":
        if (room !== "reading") return false;
        screen.layOut(screen.panes + command.by);
        return true;
      case "keyImage":
        if (marking) toggleKeyImage();
        return marking;
      case "delete":
        if (marking) screen.mine?.remove();
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

  // What is drawn beside the images is not drawn with each of them.
  const steady = {
    act: useSteady(act),
    activate: useSteady(screen.activate),
    choose: useSteady((seriesAt: number) => act({ do: "open", at: seriesAt })),
    drop: useSteady(screen.show),
    hold: useSteady(screen.hold),
    layOut: useSteady(screen.layOut),
    look: useSteady(screen.look),
    label: useSteady(labels.label),
    cross: useSteady((place: Vector, frameOfReference: string) => see({ name: "", at: place, frameOfReference })),
    nameOf: useSteady((mark: Marking) => imageName(mark, places, listed, words)),
    goTo: useSteady(goTo),
  };
  const keyImages = useMemo(() => marks.filter(({ kind }) => kind === "key_image"), [marks]);
  const reformats = useMemo(
    () =>
      listed.flatMap(({ cutOf, series }, nth) =>
        shown && cutOf?.from === (shown.cutOf?.from ?? shown) ? [{ at: nth, name: series.description ?? "" }] : [],
      ),
    [listed, shown],
  );
  const progress = useMemo(
    () => listed.map(({ series }, nth) => stage.progress[nth] ?? notStarted(series)),
    [listed, stage.progress],
  );

  if (listed.length === 0) {
    return (
      <div data-room="reading" className="flex size-full min-h-64 items-center justify-center text-body">
        <Empty drawing="images" title={words.empty} />
      </div>
    );
  }
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
          current={screen.isEmpty ? -1 : state.seriesAt}
          progress={progress}
          paint={paint}
          choose={steady.choose}
        />
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <ToolBar
            words={words}
            tool={tool}
            inverted={state.inverted}
            modality={shown?.series.modality ?? ""}
            ready={scene !== null}
            layer={layer}
            act={steady.act}
            panes={room === "reading" ? panes : null}
            layOut={steady.layOut}
            reformats={reformats}
            marking={marking}
            isKey={marks.some((mark) => mark.kind === "key_image" && isAt(mark, shown?.series, state.at))}
            keyImages={keyImages}
            nameOf={steady.nameOf}
            goTo={steady.goTo}
          />
          <div className="relative min-h-0 grow [container-type:size]">
            <PaneGrid
              count={panes}
              active={active}
              place={(nth) => {
                const slot = slots[nth] ?? null;
                if (slot === null || !isFilled(slot))
                  return (
                    <EmptyPane
                      words={words}
                      slot={slot}
                      nth={nth}
                      active={nth === active}
                      onActivate={() => screen.activate(nth)}
                      onDropSeries={(seriesAt) => screen.show(nth, seriesAt)}
                    />
                  );
                return (
                  <Pane
                    key={screen.filled[nth] ?? "slot"}
                    words={words}
                    nth={nth}
                    active={nth === active}
                    opensAt={openAt(slot.name, listed[slot.seriesAt], labels.levels)}
                    requestId={index.requestId}
                    packs={index.packs}
                    listed={listed}
                    slot={slot}
                    panes={panes}
                    scene={scene}
                    waits={!broken}
                    tool={tool}
                    showPatient={showPatient && (panes < 3 || nth === 0)}
                    overlays={overlays}
                    leader={nth === active ? null : leader}
                    looks={screen.looks}
                    book={desk?.book ?? null}
                    {...{ loose, looseMarks, marks, places }}
                    placed={labels.placed}
                    target={target}
                    onActivate={steady.activate}
                    onLook={steady.look}
                    onHold={steady.hold}
                    onCross={steady.cross}
                    onLevel={steady.label}
                    onDropSeries={steady.drop}
                  />
                );
              }}
            />
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
              levels={labels.levels.map((level) => level.name)}
              chosen={desk.level}
              placing={tool === "level"}
              next={labels.next}
              filling={labels.filling}
              choose={chooseLevel}
              onNext={labels.name}
              onFill={labels.setFilling}
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
            {!index.cleared && <span>{words.notForDiagnosis}</span>}
          </p>
        </div>
      </div>
    </div>
  );
}

/** Axial slices and reformats open at the level that most questions are of, where the reader has labelled it. */
function openAt(name: string, series: ListedSeries | undefined, levels: readonly Placed[]) {
  const usual = levels.find((level) => level.name === "L4/5");
  if (!series || !usual || !(name.startsWith("Axial") || series.cutOf)) return null;
  return sliceThrough(usual.at, usual.frameOfReference, planesOf(series.series));
}

const isFilled = <Any extends { seriesAt: number | null }>(slot: Any): slot is Any & { seriesAt: number } =>
  slot.seriesAt !== null;
