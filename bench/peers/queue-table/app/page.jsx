import { readFileSync } from "node:fs";
import { connection } from "next/server";

/** The rows of a page of the queue in a plain table, made anew at each look: no sign-in, no database, no script of its own. */
export default async function Page() {
  await connection();
  const rows = JSON.parse(readFileSync(process.env.ROWS, "utf8"));
  return (
    <table>
      <thead>
        <tr>
          {Object.keys(rows[0]).map((name) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reference}>
            {Object.entries(row).map(([name, value]) => (
              <td key={name}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
