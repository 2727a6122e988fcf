import fc from "fast-check";
import { expect, test } from "vitest";
import { answeredDraft, requestRow, rows } from "../../../../../config/command-scene.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { journey } from "#lib/intake/journey.ts";
import type { QuestionField } from "#lib/intake/question.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { answerForm } from "./answer-form.client.ts";

/** What a browser says of a form that is sent: nothing, or what is wrong by field. */
async function told(slug: string, form: FormData): Promise<Record<string, string>> {
  let problems: Record<string, string> = {};
  await answerForm(slug, () => fieldsOf(form)).handleSubmit(
    () => undefined,
    (errors) => {
      problems = Object.fromEntries(Object.entries(errors).map(([name, one]) => [name, String(one?.message)]));
    },
  )();
  return problems;
}

const typed = fc.oneof(
  fc.constantFrom(
    "",
    " \r\n ",
    "none",
    "yes",
    "NY",
    "abroad",
    "chosen",
    "pain",
    "12",
    "1961",
    "April",
    "+44 20 7946 0000",
  ),
  fc.constantFrom("🙂", "山田\u202e", "x".repeat(3_000), "2999", "1876", "-1", "__proto__", "Zoë\r\nO’Neill"),
  fc.string({ unit: "binary", maxLength: 8 }),
);

/** Everything a form could send of a field, and what it could not. */
const namesOf = (field: QuestionField): string[] => [
  field.name,
  ...(field.kind === "date" ? ["month", "day", "year"].map((part) => `${field.name}.${part}`) : []),
  ...(field.kind === "areas" ? ["calf_left_back", "foot_left_top", "nowhere"].map((id) => `${field.name}.${id}`) : []),
  ...(field.kind === "phone" ? [`${field.name}Country`] : []),
];

const valuesOf = (field: QuestionField) =>
  "options" in field ? fc.oneof(fc.constantFrom(...field.options.map(({ value }) => value)), typed) : typed;

test("the browser says of whatever is typed what the server says, in the same words", async () => {
  const { patient, requestId } = await answeredDraft();
  const answers = (await requestRow(requestId)).answers as Prisma.InputJsonObject;
  const filled = fc.constantFrom(...journey(answers)).chain(({ slug, fields }) => {
    const entry = fc
      .constantFrom(...fields(answers))
      .chain((field) => fc.tuple(fc.constantFrom(...namesOf(field)), valuesOf(field)));
    return fc.record({ slug: fc.constant(slug), entries: fc.array(entry, { maxLength: 8 }) });
  });
  await fc.assert(
    fc.asyncProperty(filled, async ({ slug, entries }) => {
      const form = new FormData();
      for (const [name, value] of entries) form.append(name, value);
      await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { answers } }));
      const result = await saveAnswer(patient, { requestId, slug, given: fieldsOf(form) });
      expect(await told(slug, form)).toEqual(result.ok ? {} : result.refusal.fields);
    }),
    { numRuns: 150 },
  );
});
