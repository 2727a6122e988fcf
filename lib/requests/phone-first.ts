/** Whether a person chose to be phoned before their answer is shown. */
export const wantsCallFirst = ({ answers }: { answers: unknown }): boolean =>
  [(answers as { phoneFirst?: unknown } | null)?.phoneFirst].flat().includes("yes");
