"use client";
import { Button } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { sizeWords } from "#lib/upload/estimate.ts";
import { counted } from "./counted.ts";
import type { Found, FoundSeries, FoundStudy } from "./found.ts";
import { isUsable, nothingWords, personsOn, seriesFacts, seriesTitle, studyTitle } from "./found-words.ts";
import { FoundNotes } from "./found-notes.client.tsx";
import { PictureView } from "./film.client.tsx";
import type { Picture } from "./picture.ts";
import { takeFocus } from "./take-focus.client.ts";

type FoundViewProps = {
  found: Found;
  studyUids: readonly string[];
  pictures: ReadonlyMap<number, Picture>;
  tick: (studyUids: readonly string[]) => void;
  send: () => void;
  again: () => void;
};

/** What was found, before anything is sent: whose it is, what it is, and what stays behind. */
export function FoundView({ found, studyUids, pictures, tick, send, again }: FoundViewProps) {
  if (found.images === 0) return <NothingFound found={found} again={again} />;
  const chosen = found.studies.filter(({ uid }) => studyUids.includes(uid));
  const images = chosen.reduce((sum, study) => sum + study.images, 0);
  const bytes = chosen.reduce((sum, study) => sum + study.bytes, 0);
  return (
    <div className="space-y-6">
      <h2 tabIndex={-1} ref={takeFocus}>
        We found {counted(found.images, "picture")}
      </h2>
      <Persons found={found} />
      {!isUsable(found.studies) && (
        <Notice signal="warning" title="This is neither an MRI nor a CT scan">
          <p>You can send it. The surgeon will most likely need an MRI or CT scan too.</p>
        </Notice>
      )}
      <Studies {...{ found, studyUids, pictures, tick }} />
      <FoundNotes found={found} />
      <div>
        <p className="tabular-nums">
          {images > 0
            ? `Ready to send: ${counted(images, "picture")}, ${sizeWords(bytes)}. The files are sent exactly as they are.`
            : "Tick at least one scan, then send."}
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          <Button variant="primary" wide onClick={send} disabled={images === 0} className="max-sm:w-full">
            Send these pictures
          </Button>
          <Button onClick={again} className="max-sm:w-full">
            Choose something else
          </Button>
        </div>
      </div>
    </div>
  );
}

function Persons({ found }: { found: Found }) {
  const persons = personsOn(found.studies);
  const several = persons.length > 1;
  const mixed = found.studies.some(({ onePatient }) => !onePatient);
  const title = several
    ? "There is more than one person on these pictures"
    : mixed
      ? "Not all of these pictures name the same person"
      : "The name on this scan";
  return (
    <Notice signal={several || mixed ? "warning" : "neutral"} title={title}>
      <ul>
        {persons.map(({ name, birthDate }) => (
          <li key={`${name} ${birthDate ?? ""}`} className="wrap-anywhere">
            <strong className="font-semibold">{name}</strong>
            {birthDate ? `, born ${birthDate}` : ", no birth date"}
          </li>
        ))}
      </ul>
      <p>
        {several && "Send only the scans of the person this request is for."}
        {!several && mixed && "Most carry this name. You can send them: our staff will look at it."}
        {!several && !mixed && "Is this not you? Choose something else."}
      </p>
    </Notice>
  );
}

/** One scan is simply shown; of several, each has a tick. */
function Studies({ found, studyUids, pictures, tick }: Omit<FoundViewProps, "send" | "again">) {
  const [first, ...others] = found.studies;
  if (first && others.length === 0) return <StudyFound study={first} pictures={pictures} choice={null} />;
  const change = (uid: string) => (ticked: boolean) =>
    tick(found.studies.map((study) => study.uid).filter((one) => (one === uid ? ticked : studyUids.includes(one))));
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-3 font-semibold">Which scans do you want to send?</legend>
      {found.studies.map((study) => (
        <StudyFound
          key={study.uid}
          study={study}
          pictures={pictures}
          choice={{ ticked: studyUids.includes(study.uid), change: change(study.uid) }}
        />
      ))}
    </fieldset>
  );
}

type StudyFoundProps = {
  study: FoundStudy;
  pictures: ReadonlyMap<number, Picture>;
  /** Where there are several scans to choose from. */
  choice: { ticked: boolean; change: (ticked: boolean) => void } | null;
};

function StudyFound({ study, pictures, choice }: StudyFoundProps) {
  const facts = [
    study.description,
    choice && personsOn([study])[0]?.name,
    counted(study.images, "picture"),
    sizeWords(study.bytes),
  ];
  const head = (
    <span className="min-w-0">
      <span className="block text-subheading font-semibold">{studyTitle(study)}</span>
      <span className="block text-small text-quiet wrap-anywhere">{facts.filter(Boolean).join(" · ")}</span>
    </span>
  );
  return (
    <section className="overflow-clip rounded border border-hairline bg-raised has-checked:border-accent">
      {choice ? (
        <label className="flex gap-4 border-b border-hairline px-4 py-3 has-checked:bg-accent-soft sm:px-5">
          <input
            type="checkbox"
            name="studies"
            value={study.uid}
            checked={choice.ticked}
            onChange={({ target }) => choice.change(target.checked)}
            className="mt-0.5 size-6 shrink-0 appearance-none rounded-[4px] border-2 border-edge bg-raised bg-center bg-no-repeat checked:border-accent checked:bg-accent checked:bg-(image:--tick)"
          />
          {head}
        </label>
      ) : (
        <h3 className="border-b border-hairline px-4 py-3 font-normal sm:px-5">{head}</h3>
      )}
      <ul className="divide-y divide-hairline">
        {study.series.map((series) => (
          <SeriesFound key={series.uid} series={series} picture={pictures.get(series.picture ?? -1)} />
        ))}
      </ul>
    </section>
  );
}

function SeriesFound({ series, picture }: { series: FoundSeries; picture: Picture | undefined }) {
  return (
    <li className="flex items-center gap-4 px-4 py-2.5 sm:px-5">
      <span className="size-14 shrink-0 overflow-hidden rounded-[4px] bg-[#0b0e0e]">
        {picture && <PictureView picture={picture} className="size-full animate-[appear_300ms]" />}
      </span>
      <span className="min-w-0">
        <span className="block font-semibold wrap-anywhere">{seriesTitle(series)}</span>
        <span className="block text-small text-quiet tabular-nums">
          {series.modality} · {seriesFacts(series)}
        </span>
      </span>
    </li>
  );
}

function NothingFound({ found, again }: { found: Found; again: () => void }) {
  const { title, text } = nothingWords(found);
  const [only, ...others] = found.leftOut;
  const saidAlready = only?.reason === "archive" && others.length === 0;
  return (
    <div className="space-y-6" tabIndex={-1} ref={takeFocus}>
      <Empty
        drawing="lost"
        title={title}
        action={
          <Button variant="primary" onClick={again}>
            Choose something else
          </Button>
        }
      >
        <p>{text}</p>
      </Empty>
      {!saidAlready && <FoundNotes found={found} />}
    </div>
  );
}
