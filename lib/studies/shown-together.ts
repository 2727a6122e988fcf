import { groupBy } from "#lib/imaging/examinations.ts";
import { groupStudies, type SeriesGroup } from "#lib/imaging/grouping.ts";
import { joined } from "#lib/imaging/joined.ts";
import type { Picture } from "./judging-repo.ts";

type Rows = readonly { id: string; series: readonly { id: string; pictures: readonly Picture[] }[] }[];

export type Shown = {
  /** `partOfId`: the row that this one is shown in; the pictures are those of the whole examination, as is `studyId`. */
  studies: { id: string; partOfId: string | null; pictures: Picture[] }[];
  /** A series that is shown in another has no groups; several groups shared one UID. */
  series: { id: string; partOfId: string | null; studyId: string; groups: SeriesGroup<Picture>[] }[];
};

/**
 * Which rows of a scan, one for each UID in its files, people see as one: by the rules of `groupStudies`. The rows and
 * the files stay as they came (IHE Import Reconciliation); the oldest row stands for those shown in it.
 */
export function shownTogether(studies: Rows): Shown {
  const series = studies.flatMap((study, of) => study.series.map((one) => ({ ...one, of })));
  const rowOf = new Map(series.flatMap(({ pictures }, at) => pictures.map((one) => [one.instanceId, at] as const)));
  const oneStudy = joined(studies.length);
  const oneSeries = joined(series.length);
  const groups = groupStudies(series.flatMap(({ pictures }) => pictures)).map((study) =>
    study.series.map((group) => ({ group, rows: group.instances.flatMap((one) => rowOf.get(one.instanceId) ?? []) })),
  );
  for (const examination of groups) {
    for (const { rows } of examination) joinAll(rows, oneSeries.join);
    const parents = examination.flatMap(({ rows }) => rows.flatMap((row) => series[row]?.of ?? []));
    joinAll(parents, oneStudy.join);
  }
  const picturesOf = groupBy(
    studies.map((study, at) => ({ root: oneStudy.root(at), study })),
    ({ root }) => String(root),
  );
  const groupsOf = groupBy(
    groups.flat().map(({ group, rows: [first = -1] }) => ({ root: oneSeries.root(first), group })),
    ({ root }) => String(root),
  );
  return {
    studies: studies.map(({ id }, at) => {
      const root = oneStudy.root(at);
      const mates = picturesOf.get(String(root)) ?? [];
      const pictures = mates.flatMap(({ study }) => study.series.flatMap((one) => one.pictures));
      return { id, partOfId: root === at ? null : (studies[root]?.id ?? null), pictures };
    }),
    series: series.map(({ id, of }, at) => {
      const root = oneSeries.root(at);
      const own = root === at ? (groupsOf.get(String(at)) ?? []) : [];
      const partOfId = root === at ? null : (series[root]?.id ?? null);
      const studyId = studies[oneStudy.root(of)]?.id ?? "";
      return { id, partOfId, studyId, groups: own.map(({ group }) => group) };
    }),
  };
}

function joinAll(rows: readonly number[], join: (a: number, b: number) => void): void {
  for (const row of rows) join(rows[0] ?? row, row);
}

/** Rows in their order, each with those that are shown in it behind it; the first of these where it is not there. */
export function withParts<T extends { id: string; partOfId: string | null }>(rows: readonly T[]): [T, ...T[]][] {
  const shown = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const before = shown.get(row.partOfId ?? row.id);
    if (!before) shown.set(row.partOfId ?? row.id, [row]);
    else if (row.partOfId === null) before.unshift(row);
    else before.push(row);
  }
  return [...shown.values()];
}
