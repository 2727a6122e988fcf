import { once } from "node:events";
import type { Client } from "pg";
import { from } from "pg-copy-streams";

/** A value of a row: moments are numbers of milliseconds in `moment`, lists are arrays of text. */
type Cell = string | number | boolean | null | readonly string[] | { moment: number | null } | { json: unknown };

/** Rows of one table on their way into it, by COPY. */
export function tableOf(name: string, columns: readonly string[]) {
  let lines: string[] = [];
  return {
    add: (...cells: Cell[]): void => {
      lines.push(cells.map(written).join("\t"));
    },
    /** Sends what was added, and begins anew. */
    async send(client: Client): Promise<void> {
      if (lines.length === 0) return;
      const text = `${lines.join("\n")}\n`;
      lines = [];
      const stream = client.query(from(`COPY "${name}" (${columns.map((one) => `"${one}"`).join(", ")}) FROM STDIN`));
      const done = once(stream, "finish");
      stream.end(text);
      await done;
    },
  };
}

function written(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  if (typeof cell === "string") return escaped(cell);
  if ("moment" in cell) return cell.moment === null ? "\\N" : new Date(cell.moment).toISOString();
  if ("json" in cell) return escaped(JSON.stringify(cell.json));
  return escaped(`{${cell.map((one) => `"${one.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
}

const signs: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const escaped = (text: string): string => text.replace(/[\\\n\r\t]/g, (sign) => signs[sign] ?? sign);
