import fc from "fast-check";
import { expect, test } from "vitest";
import { answeredDraft, requestRow, rows, submittedRequest } from "../../../../../config/command-scene.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { changeContact } from "#lib/intake/change-contact.ts";
import { contactFields, contactOf } from "#lib/intake/contact.ts";
import { journey } from "#lib/intake/journey.ts";
import type { QuestionField } from "#lib/intake/question.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { answerForm, type CheckedForm, contactForm } from "./answer-form.client.ts";

/** What a browser says of a form that is sent: nothing, or what is wrong by field. */
async function told(form: CheckedForm): Promise<Record<string, string>> {
  let problems: Record<string, string> = {};
  await form.handleSubmit(
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

/** A form with some of these fields, filled in well or badly. */
const formWith = (fields: readonly QuestionField[]) => {
  const entry = fc
    .constantFrom(...fields)
    .chain((field) => fc.tuple(fc.constantFrom(...namesOf(field)), valuesOf(field)));
  return fc.array(entry, { maxLength: 8 }).map((entries) => {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return form;
  });
};

test("the browser says of whatever is typed what the server says, in the same words", async () => {
  const { patient, requestId } = await answeredDraft();
  const answers = (await requestRow(requestId)).answers as Prisma.InputJsonObject;
  const filled = fc
    .constantFrom(...journey(answers))
    .chain(({ slug, fields }) => fc.record({ slug: fc.constant(slug), form: formWith(fields(answers)) }));
  await fc.assert(
    fc.asyncProperty(filled, async ({ slug, form }) => {
      await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { answers } }));
      const result = await saveAnswer(patient, { requestId, slug, given: fieldsOf(form) });
      const said = await told(answerForm(slug, () => fieldsOf(form)));
      expect(said).toEqual(result.ok ? {} : result.refusal.fields);
    }),
    { numRuns: 150 },
  );
});

test("of a contact that is changed too, and nothing but the contact goes to the browser for it", async () => {
  const { patient, requestId } = await submittedRequest();
  const sent = (await requestRow(requestId)).answers as Prisma.InputJsonObject;
  const calls = { bestTime: "any", callLanguage: "en", phoneFirst: "no" };
  const before = fc.constantFrom({}, calls).map((more) => ({ ...sent, ...more }));
  const filled = before.chain((answers) =>
    fc.record({ answers: fc.constant(answers), form: formWith(contactFields(answers)) }),
  );
  await fc.assert(
    fc.asyncProperty(filled, async ({ answers, form }) => {
      await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { answers } }));
      const result = await changeContact(patient, { requestId, given: fieldsOf(form) });
      const contact = contactOf(answers);
      expect(await told(contactForm(contact, () => fieldsOf(form)))).toEqual(result.ok ? {} : result.refusal.fields);
      expect(["phone", "state", ...Object.keys(calls)]).toEqual(expect.arrayContaining(Object.keys(contact)));
    }),
    { numRuns: 60 },
  );
});
