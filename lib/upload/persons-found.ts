import type { DicomHeader } from "#lib/imaging/dicom.ts";
import type { StudyGroup } from "#lib/imaging/grouping.ts";
import type { Owned, Person } from "#lib/imaging/persons.ts";

/** Somebody whom the chosen files describe, and the studies that hold pictures of theirs, by `uid`. */
export type FoundPerson = { name: string; names: string[]; birthDate: string | null; studies: string[] };

/**
 * The persons on the chosen files, most pictures first. What writings of a name have in common is a large table: it is
 * loaded only where files describe their person in more than one way, and without it each way is a person.
 */
export async function personsIn(studies: readonly StudyGroup<DicomHeader>[]): Promise<FoundPerson[]> {
  const owned = studies.flatMap(({ uid, series }) =>
    series.flatMap(({ instances }) => instances.map(({ patient }) => ({ patient, studyInstanceUid: uid }))),
  );
  const written = asWritten(owned);
  if (written.length < 2) return written;
  try {
    const { personsOf } = await import("#lib/imaging/persons.ts");
    return personsOf(owned).map(toFound);
  } catch {
    return written;
  }
}

const toFound = ({ name, names, birthDate, studyInstanceUids }: Person): FoundPerson => ({
  name: name ?? "",
  names,
  birthDate,
  studies: studyInstanceUids,
});

function asWritten(owned: readonly Owned[]): FoundPerson[] {
  const found = new Map<string, { person: FoundPerson; files: number }>();
  for (const { patient, studyInstanceUid: uid } of owned) {
    const { name, birthDate, sex, id } = patient;
    const key = [name, birthDate, sex, id].join("\n");
    const person = { name, names: name === "" ? [] : [name], birthDate, studies: [] };
    const known = found.get(key) ?? { person, files: 0 };
    if (!known.person.studies.includes(uid)) known.person.studies.push(uid);
    known.files++;
    found.set(key, known);
  }
  return [...found.values()].sort((a, b) => b.files - a.files).map(({ person }) => person);
}
