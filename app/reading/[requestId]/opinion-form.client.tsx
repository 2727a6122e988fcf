"use client";
import "#app/_ui/no-eval.client.ts";
import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition, useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { Button } from "#app/_ui/button.tsx";
import { Checkboxes, Radios } from "#app/_ui/choices.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.client.tsx";
import { Select, TextArea, TextField } from "#app/_ui/field.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { callReasonWords } from "#lib/calls/call-task.ts";
import { callReasonsOf, CompleteOpinion, type OpinionDraft as Draft } from "#lib/opinions/content.ts";
import { type Spine, spineOf, spines, spinesAsked } from "#lib/opinions/levels.ts";
import { outcomes } from "#lib/opinions/outcomes.ts";
import { outcomeWords } from "#lib/opinions/outcome-words.ts";
import { adequacies, needs, outsideKinds, recommendations, timings } from "#lib/opinions/terms.ts";
import type { Language } from "#lib/platform/language.ts";
import { useChosenLevel } from "./chosen-level.client.tsx";
import { LevelGrid } from "./level-grid.client.tsx";
import { OvertakenText } from "./overtaken-text.client.tsx";
import { PatientMessage } from "./patient-message.client.tsx";
import { useDraftSaving } from "./save-draft.client.ts";
import { SavingWords } from "./saving-words.client.tsx";
import { SignDialog, type Signing } from "./sign-dialog.client.tsx";

type OpinionFormProps = Signing & {
  saved: Draft;
  savedAt: string | null;
  phone: string | null;
  regions: readonly string[];
  patientLanguage: Language;
};

const names = [
  ...(["adequacy", "adequacyWhy", "levels", "outcome", "recommendation", "timing", "needed", "outside"] as const),
  ...(["outsideNote", "findings", "patientLanguage", "patientMessage"] as const),
];

/** The opinion while it is written: saved as typed, checked when it is to be signed. */
export function OpinionForm(props: OpinionFormProps) {
  const { requestId, saved, savedAt, phone, regions, patientLanguage, ...signing } = props;
  const { level, choose } = useChosenLevel();
  const [overtaken, setOvertaken] = useState<Draft | null>(null);
  const [complete, setComplete] = useState<CompleteOpinion | null>(null);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [spine, setSpine] = useState<Spine>(spinesAsked(regions)[0] ?? "lumbar");
  const form = useForm<Draft, unknown, CompleteOpinion>({
    resolver: zodResolver(CompleteOpinion) as never, // a draft may lack what the schema demands
    defaultValues: saved,
    shouldFocusError: false, // the summary takes the focus
  });
  const { register, handleSubmit, formState, control, getValues, setValue, reset } = form;
  const show = (draft: Draft) => reset(draft, { keepDefaultValues: true });
  const { saving, keeper } = useDraftSaving({ requestId, saved, savedAt, onSavedElsewhere: show });
  const [outcome, adequacy, levels, outside, needed] = useWatch({
    control,
    name: ["outcome", "adequacy", "levels", "outside", "needed"],
  });
  useEffect(() => {
    const typed = keeper.left();
    if (!typed) return;
    if (typed.overtaken) {
      startTransition(() => setOvertaken(typed.draft));
      return;
    }
    show(typed.draft);
    keeper.keep(typed.draft);
    // Once, when the page is there: later this form is the newest.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const shownSpine = (level ? spineOf(level) : null) ?? spine;
  const onChange = () => {
    setRefused({});
    keeper.keep(getValues());
  };
  const set = <Name extends keyof Draft>(name: Name, value: Draft[Name]) => {
    setValue(name, value as never, { shouldValidate: formState.isSubmitted });
    onChange();
  };
  const errorOf = (name: (typeof names)[number]) =>
    (formState.errors[name] as { message?: string } | undefined)?.message ?? refused[name];
  const problems = names.flatMap((name) => {
    const message = errorOf(name);
    return message ? [{ name, message }] : [];
  });
  const reasons = callReasonsOf({ outcome, outside });
  return (
    <>
      {overtaken && (
        <OvertakenText
          draft={overtaken}
          onUse={() => {
            show(overtaken);
            keeper.keep(overtaken);
            setOvertaken(null);
          }}
          onLeave={() => {
            keeper.drop();
            setOvertaken(null);
          }}
        />
      )}
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => void handleSubmit(setComplete)(event)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void handleSubmit(setComplete)(event);
        }}
      >
        <ErrorSummary problems={problems} attempt={formState.submitCount} />
        <Radios
          label="Is the scan good enough?"
          error={errorOf("adequacy")}
          options={adequacies.map(({ value, text }) => ({ value, text }))}
          input={register("adequacy", { onChange })}
          name="adequacy"
          inline
        />
        {adequacy && adequacy !== "good" && (
          <TextField
            label="What is missing or cannot be seen?"
            error={errorOf("adequacyWhy")}
            {...register("adequacyWhy", { onChange })}
          />
        )}
        <section aria-labelledby="levels-title" className="space-y-1.5">
          <div className="flex items-end justify-between gap-2">
            <h3 id="levels-title" className="font-medium">
              Levels (optional)
            </h3>
            <Select
              name="spine"
              label={<span className="sr-only">Part of the spine</span>}
              value={shownSpine}
              onChange={({ target }) => {
                const chosen = spines.find((one) => one === target.value) ?? "lumbar";
                setSpine(chosen);
                const first = Object.keys(levels).find((one) => spineOf(one) === chosen);
                if (level && spineOf(level) !== chosen) choose(first ?? "");
              }}
            >
              {spines.map((one) => (
                <option key={one} value={one}>
                  {spineWords[one]}
                </option>
              ))}
            </Select>
          </div>
          <LevelGrid
            key={shownSpine}
            spine={shownSpine}
            levels={levels}
            onChange={(now) => set("levels", now as Draft["levels"])}
            level={level ?? undefined}
            onLevel={choose}
          />
        </section>
        <Radios
          label="Outcome"
          error={errorOf("outcome")}
          options={outcomes.map(({ value, text }) => ({ value, text }))}
          input={register("outcome", { onChange })}
          name="outcome"
        />
        <div className="flex flex-wrap gap-x-4 gap-y-3">
          <Select
            label="Recommended (optional)"
            error={errorOf("recommendation")}
            {...register("recommendation", { onChange })}
          >
            <Choose of={recommendations} />
          </Select>
          <Select label="How soon (optional)" error={errorOf("timing")} {...register("timing", { onChange })}>
            <Choose of={timings} />
          </Select>
        </div>
        <Folded title="Still needed" chosen={needed.length}>
          <Checkboxes
            label={<span className="sr-only">Still needed</span>}
            error={errorOf("needed")}
            options={needs.map(({ value, text }) => ({ value, text }))}
            input={register("needed", { onChange })}
            name="needed"
          />
        </Folded>
        <Folded title="Seen outside the question" chosen={outside.length}>
          <Checkboxes
            label={<span className="sr-only">Seen outside the question</span>}
            error={errorOf("outside")}
            options={outsideKinds}
            input={register("outside", { onChange })}
            name="outside"
          />
          <TextArea
            label="What, and where the patient should go"
            hint="Whoever calls reads it; the patient does not"
            rows={3}
            error={errorOf("outsideNote")}
            {...register("outsideNote", { onChange })}
          />
        </Folded>
        {reasons.length > 0 && (
          <Notice signal="urgent" title="Signing opens a call for today">
            <p>
              {callReasonWords(reasons)}. Intake staff call until the patient has said it back; an email does not count.{" "}
              {phone && (
                <>
                  If it cannot wait, call them: <PhoneLink number={phone} />
                </>
              )}
            </p>
          </Notice>
        )}
        <TextArea
          label="Findings (optional)"
          hint="In words, for colleagues; the patient reads the levels and the message"
          rows={6}
          error={errorOf("findings")}
          {...register("findings", { onChange })}
        />
        <PatientMessage
          control={control}
          register={register}
          set={set}
          onChange={onChange}
          error={errorOf("patientMessage")}
          patientLanguage={patientLanguage}
          heading={outcome && outcomeWords[outcome].title.en}
        />
        <div className="space-y-2 border-t border-hairline pt-3">
          <SavingWords saving={saving} />
          <span className="flex items-center gap-1.5">
            <Button variant="primary" type="submit">
              Review and sign
            </Button>
            <span className="max-sm:hidden">
              <Kbd keys={["Ctrl", "Enter"]} />
            </span>
          </span>
        </div>
      </form>
      <SignDialog
        {...signing}
        requestId={requestId}
        opinion={complete}
        onSign={keeper.stop}
        onSigned={keeper.drop}
        onClose={() => setComplete(null)}
        onRefused={(fields) => {
          keeper.keep(getValues());
          if (!fields) return;
          setRefused(fields);
          setComplete(null);
        }}
      />
    </>
  );
}

const spineWords = { cervical: "Cervical", thoracic: "Thoracic", lumbar: "Lumbar" } as const;

const Choose = ({ of }: { of: readonly { value: string; text: string }[] }) => (
  <>
    <option value="">Not said</option>
    {of.map(({ value, text }) => (
      <option key={value} value={value}>
        {text}
      </option>
    ))}
  </>
);

/** What is rarely needed; it says how much of it is chosen while it is closed. */
function Folded({ title, chosen, children }: { title: string; chosen: number; children: React.ReactNode }) {
  return (
    <details open={chosen > 0} className="border-t border-hairline pt-1">
      <summary className="min-h-6 font-medium">
        {title}{" "}
        {chosen > 0 ? (
          <span className="text-quiet">({chosen})</span>
        ) : (
          <span className="font-normal text-quiet">(optional)</span>
        )}
      </summary>
      <div className="space-y-3 pt-1">{children}</div>
    </details>
  );
}
