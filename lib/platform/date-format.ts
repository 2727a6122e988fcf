const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How dates are written in a language (BCP 47) and shape, made once for each: making one takes a hundred times as long as
 * using it, and a list writes hundreds.
 */
export function dateFormat(tag: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(shape);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, shape);
  formats.set(key, known);
  return known;
}
