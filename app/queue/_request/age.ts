/** Full years on a day; both as YYYY-MM-DD. Null where the birth date is unknown. */
export function ageOn(day: string, birthDate: string | null): number | null {
  if (!birthDate) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Full years today. */
export const ageToday = (birthDate: string | null): number | null =>
  ageOn(new Date().toISOString().slice(0, 10), birthDate);
