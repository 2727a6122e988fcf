import type { ScanList } from "./list-scan.ts";

type Study = ScanList["studies"][number];

/** A study as everybody may see it who follows its scan; whose it is, only those who may see the person. */
export type FollowedStudy = Omit<Study, "patientName" | "patientBirthDate"> &
  Partial<Pick<Study, "patientName" | "patientBirthDate">>;

/**
 * The scan without anybody's name or birth date: for another computer, which only needs to know what has arrived. What
 * may be seen is named one by one, so that nothing added to the list later goes along by itself.
 */
export function withoutNames({ counts, unsent, refused, studies }: ScanList) {
  return {
    counts,
    unsent,
    refused,
    studies: studies.map(({ id, date, description, series }): FollowedStudy => ({ id, date, description, series })),
  };
}
