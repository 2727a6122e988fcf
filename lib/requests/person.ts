/** Who a request is about, as the patient wrote it: kept in its own columns once it is sent, in the answers before. */
export function personOf(request: { personName: string | null; birthDate: Date | null; answers: unknown }): {
  name: string | null;
  birthDate: string | null;
} {
  const { fullName, birthDate } = (request.answers ?? {}) as { fullName?: unknown; birthDate?: unknown };
  return {
    name: request.personName ?? (typeof fullName === "string" ? fullName : null),
    birthDate: request.birthDate?.toISOString().slice(0, 10) ?? (typeof birthDate === "string" ? birthDate : null),
  };
}
