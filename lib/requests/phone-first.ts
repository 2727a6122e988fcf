/** Whether a person chose to be phoned before their answer is shown: the question "calls" of lib/intake/questions. */
export const wantsCallFirst = ({ answers }: { answers: unknown }): boolean =>
  (answers as { phoneFirst?: unknown } | null)?.phoneFirst === "yes";
