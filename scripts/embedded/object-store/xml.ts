import { Fault } from "./fault.ts";

/** An element that was read: its own text and the elements in it. */
export type Element = { name: string; text: string; children: Element[] };

type Content = string | number | boolean | Markup | Content[] | undefined;
type Markup = { readonly markup: string };

/** An element to be written; undefined content writes nothing. */
export function element(name: string, content: Content): Markup {
  return { markup: content === undefined ? "" : `<${name}>${written(content)}</${name}>` };
}

/** A whole document in S3's namespace. */
export function xmlDocument(name: string, content: Content): string {
  const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} ${namespace}>${written(content)}</${name}>`;
}

/** Reads a small document; anything beyond elements and text (doctypes, CDATA) is refused. */
export function parseXml(xml: string): Element {
  const top: Element = { name: "", text: "", children: [] };
  const open = [top];
  for (const [token, close, name, selfClosing] of tokens(xml)) {
    const current = open.at(-1) ?? top;
    if (name === undefined) current.text += unescaped(token);
    else if (close) {
      if (current.name !== name) throw new Fault("MalformedXML");
      open.pop();
    } else {
      const child: Element = { name, text: "", children: [] };
      current.children.push(child);
      if (!selfClosing) open.push(child);
    }
    if (open.length === 0 || open.length > 20) throw new Fault("MalformedXML");
  }
  const [root, ...more] = top.children;
  if (!root || more.length > 0 || open.length !== 1) throw new Fault("MalformedXML");
  return root;
}

/** The elements of that name directly within. */
export function childrenOf(parent: Element, name: string): Element[] {
  return parent.children.filter((child) => child.name === name);
}

/** The text of the first element of that name directly within. */
export function textOf(parent: Element, name: string): string | undefined {
  return parent.children.find((child) => child.name === name)?.text;
}

function written(content: Content): string {
  if (content === undefined) return "";
  if (Array.isArray(content)) return content.map(written).join("");
  if (typeof content === "object") return content.markup;
  return escaped(String(content));
}

function escaped(text: string): string {
  return text.replace(/[<>&"']|\p{Cc}/gu, (c) => `&#${c.charCodeAt(0)};`);
}

function* tokens(xml: string): Generator<(string | undefined)[] & { 0: string }> {
  const body = xml.replace(/^\uFEFF?\s*<\?xml [^>]*\?>/, "");
  const token = /<(\/)?([A-Za-z][\w:.-]*)(?:\s[^<>]*?)?(\/)?>|[^<]+/gy;
  let end = 0;
  for (const match of body.matchAll(token)) {
    end = match.index + match[0].length;
    yield match;
  }
  if (end !== body.length) throw new Fault("MalformedXML");
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(#x?)?([^;]*);?/g, (whole, numeric: string | undefined, name: string) => {
    const code = numeric ? parseInt(name, numeric === "#x" ? 16 : 10) : NaN;
    const found = numeric ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : entities[name];
    if (found === undefined || !whole.endsWith(";")) throw new Fault("MalformedXML");
    return found;
  });
}
