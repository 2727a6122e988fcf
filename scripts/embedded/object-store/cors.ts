import { Fault } from "./fault.ts";
import { childrenOf, element, parseXml, textOf, xmlDocument } from "./xml.ts";

/** One rule of a bucket: who may do what from a page of another origin. */
export type CorsRule = { origins: string[]; methods: string[]; headers: string[]; expose: string[]; maxAge: number };

// Without these a page can neither check a range nor learn what it has stored.
const alwaysExposed = ["ETag", "Content-Range", "Content-Length", "x-amz-request-id"];
const knownMethods = ["GET", "PUT", "POST", "DELETE", "HEAD"];

/** The CORS headers of an ordinary answer: none unless a rule allows the origin and the method. */
export function corsHeaders(rules: CorsRule[], origin: string, method: string): Record<string, string> {
  const rule = ruleFor(rules, origin, method);
  if (!rule) return {};
  const exposed = new Map([...alwaysExposed, ...rule.expose].map((name) => [name.toLowerCase(), name]));
  return {
    "access-control-allow-origin": allowedOrigin(rule, origin),
    "access-control-expose-headers": [...exposed.values()].join(", "),
  };
}

/** The answer to a preflight; refused unless one rule allows all that it asks. */
export function preflightHeaders(rules: CorsRule[], origin: string, method: string, asked: string) {
  const names = asked.split(",").flatMap((name) => name.trim().toLowerCase() || []);
  const rule = rules.find(
    (candidate) =>
      ruleFor([candidate], origin, method) &&
      names.every((name) => candidate.headers.some((pattern) => matches(pattern.toLowerCase(), name))),
  );
  if (!rule) throw new Fault("AccessForbidden");
  return {
    "access-control-allow-origin": allowedOrigin(rule, origin),
    "access-control-allow-methods": rule.methods.join(", "),
    ...(names.length > 0 && { "access-control-allow-headers": names.join(", ") }),
    "access-control-max-age": String(rule.maxAge),
  };
}

/** Reads a bucket's rules as a client sends them. */
export function parseCors(xml: string): CorsRule[] {
  const root = parseXml(xml);
  const rules = childrenOf(root, "CORSRule").map((rule) => {
    const all = (name: string) => childrenOf(rule, name).map(({ text }) => text.trim());
    const maxAge = Number(textOf(rule, "MaxAgeSeconds") ?? 0);
    return {
      origins: all("AllowedOrigin"),
      methods: all("AllowedMethod"),
      headers: all("AllowedHeader"),
      expose: all("ExposeHeader"),
      maxAge,
    };
  });
  if (root.name !== "CORSConfiguration" || rules.length === 0 || !rules.every(isSound)) throw new Fault("MalformedXML");
  return rules;
}

/** Writes a bucket's rules back. */
export function corsXml(rules: CorsRule[]): string {
  const all = (name: string, values: string[]) => values.map((value) => element(name, value));
  return xmlDocument(
    "CORSConfiguration",
    rules.map((rule) =>
      element("CORSRule", [
        all("AllowedOrigin", rule.origins),
        all("AllowedMethod", rule.methods),
        all("AllowedHeader", rule.headers),
        all("ExposeHeader", rule.expose),
        element("MaxAgeSeconds", rule.maxAge),
      ]),
    ),
  );
}

function ruleFor(rules: CorsRule[], origin: string, method: string): CorsRule | undefined {
  return rules.find(
    ({ origins, methods }) => methods.includes(method) && origins.some((pattern) => matches(pattern, origin)),
  );
}

function allowedOrigin(rule: CorsRule, origin: string): string {
  return rule.origins.includes("*") ? "*" : origin;
}

/** A pattern may hold one "*" for anything. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text;
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

function isSound({ origins, methods, headers, expose, maxAge }: CorsRule): boolean {
  const oneStar = (pattern: string) => pattern !== "" && pattern.split("*").length <= 2;
  return (
    origins.length > 0 &&
    origins.every(oneStar) &&
    methods.length > 0 &&
    methods.every((method) => knownMethods.includes(method)) &&
    headers.every(oneStar) &&
    expose.every((name) => /^[\w-]+$/.test(name)) &&
    Number.isSafeInteger(maxAge) &&
    maxAge >= 0
  );
}
