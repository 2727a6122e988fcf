import type { RequestStatus } from "#prisma/generated/enums.ts";

/** A request that is acted on, as it was seen. */
export type Subject = {
  id: string;
  reference: string;
  version: number;
  status: RequestStatus;
  urgency: "urgent" | "raised" | "routine";
};

/** Which requests a form is about, and how each was seen. */
export const SubjectFields = ({ subjects }: { subjects: readonly Pick<Subject, "id" | "version">[] }) =>
  subjects.map(({ id, version }) => (
    <span key={id} hidden>
      <input type="hidden" name="requestId" value={id} />
      <input type="hidden" name="version" value={version} />
    </span>
  ));

/** "F-7KQ2-M9XC", or "12 requests". */
export const subjectWords = (subjects: readonly Pick<Subject, "reference">[]): string =>
  subjects.length === 1 ? (subjects[0]?.reference ?? "") : `${subjects.length.toLocaleString("en-US")} requests`;

/** The same as a form that was not filled in would send it. */
export function formAbout(subjects: readonly { id: string; version?: number }[]): FormData {
  const form = new FormData();
  for (const { id, version } of subjects) {
    form.append("requestId", id);
    if (version !== undefined) form.append("version", String(version));
  }
  return form;
}
