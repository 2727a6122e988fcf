"use client";
import { useState } from "react";
import { signalIcons } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { sizeWords } from "#lib/upload/estimate.ts";
import { PictureView } from "./film.client.tsx";
import { type Found, type FoundSeries, type FoundStudy, seriesOf } from "./found.ts";
import { missingWords, pictureCount, seriesFacts, seriesTitle, studyTitle } from "./found-words.ts";
import { nameWords, noName } from "./person-words.ts";
import type { Picture } from "./picture.ts";
import { found as words, showMore } from "./words.ts";

type StudiesProps = {
  found: Pick<Found, "studies">;
  seriesUids: readonly string[];
  pictures: ReadonlyMap<number, Picture>;
  tick: (seriesUids: readonly string[]) => void;
};

/** One scan is simply shown; of several, each has a tick. Of each scan single series can be left out and taken back. */
export function StudiesToSend({ found, seriesUids, pictures, tick }: StudiesProps) {
  const say = useSay();
  const several = found.studies.length > 1;
  const chosen = new Set(seriesUids);
  const change = (uids: readonly string[], take: boolean): void =>
    tick(seriesOf(found).filter((uid) => (uids.includes(uid) ? take : chosen.has(uid))));
  const studies = found.studies.map((study) => (
    <StudyFound key={study.uid} study={study} pictures={pictures} choice={{ chosen, change, several }} />
  ));
  if (!several) return studies;
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-3 font-semibold">{say(words.whichScans)}</legend>
      {studies}
    </fieldset>
  );
}

type Choice = {
  chosen: ReadonlySet<string>;
  change: (seriesUids: readonly string[], take: boolean) => void;
  /** Where there are several scans to choose from. */
  several: boolean;
};

type StudyFoundProps = { study: FoundStudy; pictures: ReadonlyMap<number, Picture>; choice?: Choice };

/** More rows than these are shown when they are asked for: thousands would freeze the page. */
const rowsShown = 60;

/** A scan and its series; without a choice while it is still being looked for. */
export function StudyFound({ study, pictures, choice }: StudyFoundProps) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const shown = all ? study.series : study.series.slice(0, rowsShown);
  const isChosen = (uid: string): boolean => choice?.chosen.has(uid) ?? true;
  const some = study.series.some(({ uid }) => isChosen(uid));
  return (
    <section className="overflow-clip rounded border border-hairline bg-raised has-checked:border-accent">
      <StudyHead study={study} ticked={some} choice={choice?.several ? choice : undefined} />
      <ul className="divide-y divide-hairline">
        {shown.map((series) => (
          <SeriesFound
            key={series.uid}
            series={series}
            picture={pictures.get(series.picture ?? -1)}
            left={!isChosen(series.uid)}
            change={
              choice && (some || !choice.several) && study.series.length > 1
                ? (take) => choice.change([series.uid], take)
                : undefined
            }
          />
        ))}
      </ul>
      {shown.length < study.series.length && (
        <div className="border-t border-hairline px-4 py-3 sm:px-5">
          <Button onClick={() => setAll(true)}>{say(showMore(study.series.length - shown.length))}</Button>
        </div>
      )}
    </section>
  );
}

type StudyHeadProps = { study: FoundStudy; ticked: boolean; choice: Choice | undefined };

function StudyHead({ study, ticked, choice }: StudyHeadProps) {
  const say = useSay();
  const facts = [
    study.description,
    choice && (nameWords(study.patientName) || say(noName)),
    say(pictureCount(study.images)),
    sizeWords(study.bytes),
  ];
  const head = (
    <span className="min-w-0">
      <span className="block text-subheading font-semibold">{say(studyTitle(study))}</span>
      <span className="block text-small text-quiet wrap-anywhere tabular-nums">
        {facts.filter(Boolean).join("\u00a0· ")}
      </span>
    </span>
  );
  if (!choice) return <h3 className="border-b border-hairline px-4 py-3 font-normal sm:px-5">{head}</h3>;
  return (
    <label className="flex gap-4 border-b border-hairline px-4 py-3 has-checked:bg-accent-soft sm:px-5">
      <input
        type="checkbox"
        name="studies"
        value={study.uid}
        checked={ticked}
        onChange={({ target }) => choice.change(seriesOf({ studies: [study] }), target.checked)}
        className="mt-0.5 size-6 shrink-0 appearance-none rounded-[4px] border-2 border-edge bg-raised bg-center bg-no-repeat checked:border-accent checked:bg-accent checked:bg-(image:--tick) forced-colors:appearance-auto"
      />
      {head}
    </label>
  );
}

type SeriesFoundProps = {
  series: FoundSeries;
  picture: Picture | undefined;
  /** It will not be sent. */
  left: boolean;
  change: ((take: boolean) => void) | undefined;
};

function SeriesFound({ series, picture, left, change }: SeriesFoundProps) {
  const say = useSay();
  const missing = missingWords(series.missing);
  const title = say(seriesTitle(series));
  return (
    <li className="flex items-center gap-x-4 px-4 py-2.5 max-sm:flex-wrap sm:px-5">
      <span className={classNames("size-14 shrink-0 overflow-hidden rounded-[4px] bg-[#0b0e0e]", left && "opacity-40")}>
        {picture && <PictureView picture={picture} className="size-full animate-[appear_300ms]" />}
      </span>
      <span className="min-w-0 grow max-sm:basis-[calc(100%-4.5rem)]">
        <span className={classNames("block font-semibold", left && "text-quiet line-through")}>
          {say(seriesFacts(series))}
        </span>
        <span className="block text-small text-quiet wrap-anywhere">
          {left && change ? `${title}\u00a0· ${say(words.notSent)}` : title}
        </span>
        {missing && !left && (
          <span className="flex gap-1 text-small text-warning">
            <Icon of={signalIcons.warning} className="mt-[0.2em] size-[1.1em] shrink-0" />
            {say(missing)}
          </span>
        )}
      </span>
      {change && (
        <Button
          variant="quiet"
          className="shrink-0 text-small max-sm:ml-[3.25rem] sm:-mr-5"
          onClick={() => change(left)}
        >
          {say(left ? words.takeBack : words.leaveOut)}
          <span className="sr-only"> {title}</span>
        </Button>
      )}
    </li>
  );
}
