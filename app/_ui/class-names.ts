/** Joins the class names that apply: `classNames("a", wide && "b")`. */
export const classNames = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");
