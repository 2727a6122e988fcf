/** A number of the USA or Canada as people here write it, "(212) 555-0123"; any other as it stands. */
export const writtenHere = (number: string): string =>
  number.replace(/^\+1\D*(\d{3})\D*(\d{3})\D*(\d{4})$/, "($1) $2-$3");

/** The address that calls a number (RFC 3966); ten digits alone are a number of the USA. */
export const telOf = (number: string): string => {
  const digits = number.replace(/[^+\d]/g, "");
  return `tel:${/^\d{10}$/.test(digits) ? "+1" : ""}${digits}`;
};
