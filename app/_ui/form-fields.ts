/** A form's fields as an object: "birthDate.month" nests, a name that comes twice is a list. React's own are left out. */
export function fieldsOf(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string" || !/^[a-z]\w*(\.\w+)?$/i.test(name)) continue;
    const [root = "", key] = name.split(".", 2);
    if (key === undefined) fields[root] = withOneMore(fields, root, value);
    else {
      const before = Object.hasOwn(fields, root) ? fields[root] : undefined;
      const nested = typeof before === "object" && !Array.isArray(before) ? (before as Record<string, unknown>) : {};
      fields[root] = { ...nested, [key]: withOneMore(nested, key, value) };
    }
  }
  return fields;
}

/** Reads the field of this name, which holds JSON; what cannot be read is left out, and the command says what is missing. */
export const jsonIn =
  (name: string) =>
  ({ [name]: text, ...rest }: Record<string, unknown>): Record<string, unknown> => {
    try {
      return { ...rest, [name]: JSON.parse(String(text)) as unknown };
    } catch {
      return rest;
    }
  };

function withOneMore(fields: Record<string, unknown>, name: string, value: string): unknown {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (before === undefined) return value;
  return Array.isArray(before) ? [...(before as unknown[]), value] : [before, value];
}
