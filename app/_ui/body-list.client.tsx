"use client";
import {
  type AreaId,
  type Areas,
  bodyAreas,
  chosenMark,
  describeAreas,
  type Sensation,
  sensations,
} from "#lib/intake/body-areas.ts";
import type { Text } from "#lib/platform/language.ts";
import { whatItIsLike } from "./body-sheet.client.tsx";
import { FieldError } from "./field.tsx";
import { useSay } from "./language.client.tsx";
import { SymptomTicks } from "./symptom-ticks.client.tsx";

/**
 * The same areas as a list, with the form's own inputs: for who hears the page, and for a page without a script. The
 * kinds of an area appear once it is ticked.
 */
export function BodyList({
  name,
  areas,
  errors,
  listOpen,
  patterns,
  scripted,
  onPut,
  onChange,
}: {
  name: string;
  areas: Areas;
  errors: Readonly<Record<string, string>>;
  listOpen: boolean;
  patterns: string;
  scripted: boolean;
  onPut: (id: AreaId, felt: Sensation[] | null) => void;
  onChange: (id: AreaId, from: string) => void;
}) {
  const say = useSay();
  const wrong = bodyAreas.some(({ id }) => errors[`${name}.${id}`]);
  return (
    <>
      <Chosen {...{ name, areas, scripted, onChange }} />
      <details key={String(wrong)} open={wrong || listOpen} className="mt-4 border-y border-hairline">
        <summary
          id={`${name}-list`}
          className="ml-5 w-fit list-outside cursor-pointer py-2.5 font-semibold text-accent underline underline-offset-4"
        >
          {say({ en: "Choose from a list instead", es: "Prefiero elegir de una lista" })}
        </summary>
        <div className="space-y-6 pt-2 pb-5">
          {groups.map(({ title, regions }) => (
            <fieldset key={title.en} className="min-w-0">
              <legend className="mb-2 font-semibold">{say(title)}</legend>
              <div className="space-y-1.5">
                {bodyAreas
                  .filter(({ region }) => regions.includes(region))
                  .map(({ id, text }) => (
                    <div key={id} className="group/area">
                      <FieldError name={`${name}.${id}`}>
                        {errors[`${name}.${id}`] && say(errors[`${name}.${id}`] ?? "")}
                      </FieldError>
                      <label className={row}>
                        <input
                          type="checkbox"
                          id={`${name}.${id}`}
                          name={`${name}.${id}`}
                          value={chosenMark}
                          checked={areas[id] !== undefined}
                          onChange={({ target }) => onPut(id, target.checked ? [] : null)}
                          className={tick}
                        />
                        {say(text)}
                      </label>
                      <Kinds {...{ name, id, text, areas, patterns, scripted, onPut }} />
                    </div>
                  ))}
              </div>
            </fieldset>
          ))}
        </div>
      </details>
    </>
  );
}

/**
 * What is felt in one area. Without a script a tick shows it by style alone; a browser that runs one does not read what
 * stands in `noscript`, and so is spared hundreds of elements that hardly anybody opens.
 */
function Kinds({
  name,
  id,
  text,
  areas,
  patterns,
  scripted,
  onPut,
}: {
  name: string;
  id: AreaId;
  text: Text;
  areas: Areas;
  patterns: string;
  scripted: boolean;
  onPut: (id: AreaId, felt: Sensation[] | null) => void;
}) {
  const say = useSay();
  const felt = areas[id];
  if (scripted && !felt) return null;
  const kinds = (
    <fieldset className="mt-1.5 mb-3 hidden min-w-0 border-l-2 border-accent pl-3 group-has-checked/area:block">
      <legend className="float-left mb-1 w-full text-small text-quiet">
        <span className="sr-only">{say(text)}: </span>
        {say(whatItIsLike)}
      </legend>
      <div className="clear-both">
        {felt ? (
          <SymptomTicks name={`${name}.${id}`} felt={felt} patterns={patterns} onFelt={(now) => onPut(id, now)} />
        ) : (
          sensations.map((kind) => (
            <label key={kind.value} className="flex min-h-11 items-center gap-3">
              <input type="checkbox" name={`${name}.${id}`} value={kind.value} className="size-6" />
              {say(kind.text)}
            </label>
          ))
        )}
      </div>
    </fieldset>
  );
  return felt ? kinds : <noscript>{kinds}</noscript>;
}

/** What was chosen so far, in words, each with a way to change it, before a script in the list; told aloud as it changes. */
function Chosen({
  name,
  areas,
  scripted,
  onChange,
}: {
  name: string;
  areas: Areas;
  scripted: boolean;
  onChange: (id: AreaId, from: string) => void;
}) {
  const say = useSay();
  const chosen = bodyAreas.filter(({ id }) => areas[id] !== undefined);
  const toTell: Text = { en: "what does it feel like there?", es: "¿qué se siente ahí?" };
  return (
    <div className="mt-4" aria-live="polite">
      {chosen.length > 0 && (
        <>
          <p className="font-semibold">{say({ en: "You chose", es: "Usted eligió" })}</p>
          <ul className="mt-1 divide-y divide-hairline">
            {chosen.map(({ id, text }) => (
              <li key={id} className="flex min-h-11 items-center justify-between gap-3 py-1">
                <span className="min-w-0">
                  {areas[id]?.length ? (
                    describeAreas({ [id]: areas[id] }).map((line) => say(line))
                  ) : (
                    <>
                      {say(text)}: <em className="text-warning">{say(toTell)}</em>
                    </>
                  )}
                </span>
                {scripted ? (
                  <button
                    type="button"
                    id={`${name}-chosen-${id}`}
                    onClick={() => onChange(id, `${name}-chosen-${id}`)}
                    className={changeLook}
                  >
                    <ChangeWords area={text} />
                  </button>
                ) : (
                  <a href={`#${name}.${id}`} className={changeLook}>
                    <ChangeWords area={text} />
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ChangeWords({ area }: { area: Text }) {
  const say = useSay();
  return (
    <>
      {say({ en: "Change", es: "Cambiar" })}
      <span className="sr-only">: {say(area)}</span>
    </>
  );
}

const changeLook = "inline-flex min-h-11 shrink-0 items-center px-2 text-accent underline underline-offset-4";

const groups: readonly { title: Text; regions: readonly string[] }[] = [
  { title: { en: "Lower back", es: "Espalda baja" }, regions: ["lower_back"] },
  { title: { en: "Buttocks and hips", es: "Nalgas y caderas" }, regions: ["buttocks", "hips"] },
  { title: { en: "Thighs and knees", es: "Muslos y rodillas" }, regions: ["thighs", "knees"] },
  { title: { en: "Lower legs and feet", es: "Piernas y pies" }, regions: ["calves", "feet_and_toes"] },
  {
    title: { en: "Upper back, neck and arms", es: "Espalda alta, cuello y brazos" },
    regions: ["mid_back", "neck", "arms_and_hands"],
  },
];

const row =
  "flex min-h-11 items-center gap-3 rounded border border-edge bg-raised px-3 py-2 hover:border-ink has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";

const tick =
  "size-6 shrink-0 appearance-none rounded-[4px] border-2 border-edge bg-raised bg-center bg-no-repeat checked:border-accent checked:bg-accent checked:bg-(image:--tick) focus-visible:shadow-none focus-visible:outline-none forced-colors:appearance-auto";
