"use client";
import { Checkboxes, type Choice, Radios } from "#app/_ui/choices.tsx";
import { DateField } from "#app/_ui/date-field.tsx";
import { Select, TextArea, TextField } from "#app/_ui/field.tsx";
import { useLanguage, useSay } from "#app/_ui/language.client.tsx";
import type { Option, QuestionField } from "#lib/intake/question.ts";
import { alphabetical } from "#lib/platform/language.ts";
import { words } from "../words.ts";
import { AreasLater } from "./areas-later.client.tsx";

type ControlProps = {
  field: QuestionField;
  asHeading: boolean;
  /** By the names that problems have: a field's own, or with a part of it. */
  errors: Readonly<Record<string, string>>;
  /** What each control shows at first. */
  shown: Readonly<Record<string, unknown>>;
  /** The countries a phone number may be of; the server names them, so that no browser disagrees. */
  countries: readonly { value: string; text: string }[];
};

/** The control that fits a field of a question. */
export function QuestionControl({ field, asHeading, errors, shown, countries }: ControlProps) {
  const say = useSay();
  const language = useLanguage();
  const { name, hint, optional } = field;
  const chosen = shown[name];
  const text = typeof chosen === "string" ? chosen : "";
  const label =
    optional && !asHeading ? (
      <>
        {say(field.label)} <span className="text-small font-normal text-quiet">{say(words.optional)}</span>
      </>
    ) : (
      say(field.label)
    );
  const about = [optional && asHeading && words.optionalPage, hint]
    .flatMap((text) => (text ? [say(text)] : []))
    .join(" ");
  const common = { name, label, error: errors[name], asHeading, ...(about ? { hint: about } : {}) };
  const complete = "autoComplete" in field && field.autoComplete ? { autoComplete: field.autoComplete } : {};
  switch (field.kind) {
    case "several":
      return <Checkboxes {...common} options={choices(field.options, say)} defaultValue={chosen as string[]} />;
    case "one":
      return (
        <Radios
          {...common}
          options={choices(field.options, say)}
          defaultValue={text === "" ? undefined : text}
          inline={field.inline ?? false}
          cells={field.cells ?? false}
        />
      );
    case "list":
      return (
        <Select {...common} defaultValue={text}>
          <option value="">{say(words.choose)}</option>
          {choices(alphabetical(language, field.options), say).map(({ value, text: told }) => (
            <option key={value} value={value}>
              {told}
            </option>
          ))}
        </Select>
      );
    case "agree":
      return (
        <Checkboxes
          {...common}
          label={say(words.beforeYouGoOn)}
          options={[{ value: "yes", text: label }]}
          defaultValue={chosen === "yes" ? ["yes"] : []}
        />
      );
    case "date": {
      const parts = chosen as Record<"month" | "day" | "year", string>;
      return <DateField {...common} birthday={"autoComplete" in complete} defaultValue={parts} />;
    }
    case "areas":
      return <AreasLater {...common} errors={errors} answered={chosen} />;
    case "phone": {
      const country = `${name}Country`;
      return (
        <>
          <Select
            name={country}
            label={say(words.country)}
            autoComplete="tel-country-code"
            defaultValue={shown[country] as string | undefined}
          >
            {countries.map(({ value, text: told }) => (
              <option key={value} value={value}>
                {told}
              </option>
            ))}
          </Select>
          <TextField {...common} {...complete} type="tel" inputMode="tel" width={22} defaultValue={text} />
        </>
      );
    }
    case "long":
      return <TextArea {...common} defaultValue={text} />;
    case "number":
      return (
        <TextField
          {...common}
          inputMode="numeric"
          width={5}
          unit={field.unit && say({ en: field.unit.en[1], es: field.unit.es[1] })}
          autoComplete="off"
          defaultValue={text}
        />
      );
    default:
      return <TextField {...common} {...complete} defaultValue={text} spellCheck={false} />;
  }
}

const choices = (options: readonly Option[], say: ReturnType<typeof useSay>): (Choice & { text: string })[] =>
  options.map(({ value, text, hint }) => ({ value, text: say(text), ...(hint ? { hint: say(hint) } : {}) }));
