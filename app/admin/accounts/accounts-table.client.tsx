"use client";
import Link from "next/link";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Badge } from "#app/_ui/badge.tsx";
import { control } from "#app/_ui/field.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { Cell, HeadCell, Row, Table, TableScroll } from "#app/_ui/table.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { lettersAct } from "#app/queue/_request/letter-keys.client.ts";
import { roleWords } from "#app/queue/_request/words.ts";
import { staffRoles } from "#lib/accounts/account-form.ts";
import type { StaffMember } from "#lib/accounts/list-staff.ts";
import { licenseWords, standingWords } from "./words.ts";

type Filter = { text: string; role: string; standing: string };

/** Everybody who works here, to be found by name, address, state or role; one row is shown at the right. */
export function AccountsTable({ staff, chosen }: { staff: readonly StaffMember[]; chosen: string | undefined }) {
  const [filter, setFilter] = useState<Filter>({ text: "", role: "", standing: "" });
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    const focusSearch = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== "/" || !lettersAct() || isTyping(event.target)) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener("keydown", focusSearch);
    return () => window.removeEventListener("keydown", focusSearch);
  }, []);
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || (event.key.length === 1 && !lettersAct())) return;
    const links = [...(body.current?.querySelectorAll("a") ?? [])];
    const next = links[links.indexOf(event.target as HTMLAnchorElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const shown = staff.filter((one) => fits(one, filter));
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-2" role="search" aria-label="Accounts">
        <input
          ref={search}
          type="search"
          aria-label="Name, address or state"
          placeholder="Name, address or state"
          spellCheck={false}
          className={`${control} w-56`}
          onChange={({ target }) => setFilter({ ...filter, text: target.value })}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown") return;
            event.preventDefault();
            body.current?.querySelector("a")?.focus();
          }}
        />
        <Choice
          label="Role"
          all="All roles"
          options={staffRoles.map((role) => [role, roleWords[role]])}
          onChoose={(role) => setFilter({ ...filter, role })}
        />
        <Choice
          label="Standing"
          all="All standings"
          options={Object.entries(standingWords).map(([standing, { text }]) => [standing, text])}
          onChoose={(standing) => setFilter({ ...filter, standing })}
        />
        <span role="status" className="text-small text-quiet tabular-nums">
          {shown.length === staff.length ? `${staff.length} accounts` : `${shown.length} of ${staff.length} accounts`}
        </span>
        <span className="ml-auto text-small text-quiet max-md:hidden">
          <Kbd keys={["/"]} /> search <Kbd keys={["J"]} /> <Kbd keys={["K"]} /> move <Kbd keys={["Enter"]} /> open
        </span>
      </div>
      <TableScroll name="Accounts">
        <Table name="Accounts" className="min-w-[46rem] table-fixed">
          <thead>
            <tr>
              <HeadCell className="w-[26%]">Name</HeadCell>
              <HeadCell className="w-[15%]">Role</HeadCell>
              <HeadCell>Licenses</HeadCell>
              <HeadCell className="w-[17%]">Last sign-in</HeadCell>
              <HeadCell className="w-[17%]">Standing</HeadCell>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={step}>
            {shown.map((one) => (
              <Row key={one.id} current={one.id === chosen}>
                <Cell title={`${one.name}, ${one.email}`} className="max-w-none">
                  <Link
                    href={`/admin/accounts?account=${one.id}`}
                    prefetch={false}
                    scroll={false}
                    {...(one.id === chosen ? { "aria-current": "true" as const } : {})}
                    className="inline-flex min-h-6 max-w-full items-center text-ink"
                  >
                    <span className="truncate">{[one.name, one.credentials].filter(Boolean).join(", ")}</span>
                  </Link>
                </Cell>
                <Cell className="max-w-none">{roleWords[one.role]}</Cell>
                <Cell className="max-w-none">
                  <Licenses of={one} />
                </Cell>
                <Cell className="max-w-none">
                  {one.lastSignIn ? (
                    <When at={one.lastSignIn} />
                  ) : (
                    <span className="text-quiet">{one.standing === "invited" ? "Never" : "Not lately"}</span>
                  )}
                </Cell>
                <Cell className="max-w-none">
                  <Badge signal={standingWords[one.standing].signal}>{standingWords[one.standing].text}</Badge>{" "}
                  {one.away && <Badge signal="warning">Away</Badge>}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      </TableScroll>
      {shown.length === 0 && <p className="px-3 py-6 text-quiet">No account fits. Change the search or the choices.</p>}
    </div>
  );
}

/** States, those that need a look first with a word. */
function Licenses({ of: { role, licenses } }: { of: StaffMember }) {
  if (role !== "surgeon") return null;
  if (licenses.length === 0) return <Badge signal="warning">None</Badge>;
  const odd = licenses.filter(({ standing }) => standing !== "valid");
  const words = odd.map(({ state, standing }) => `${state} ${licenseWords[standing]?.text.toLowerCase() ?? ""}`);
  return (
    <span className="flex items-center gap-1.5" title={licenses.map(({ state }) => state).join(", ")}>
      {words.length > 0 && (
        <Badge signal={odd.some(({ standing }) => standing === "ended") ? "urgent" : "warning"}>
          {words.join(", ")}
        </Badge>
      )}
      <span className="truncate">
        {licenses.flatMap(({ state, standing }) => (standing === "valid" ? [state] : [])).join(", ")}
      </span>
    </span>
  );
}

function Choice({
  label,
  all,
  options,
  onChoose,
}: {
  label: string;
  all: string;
  options: readonly (readonly [value: string, text: string])[];
  onChoose: (value: string) => void;
}) {
  return (
    <select aria-label={label} className={control} onChange={({ target }) => onChoose(target.value)}>
      <option value="">{all}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

function fits({ name, email, licenses, role, standing }: StaffMember, filter: Filter): boolean {
  const text = [name, email, ...licenses.map(({ state }) => state)].join(" ").toLowerCase();
  const words = filter.text.toLowerCase().split(/\s+/);
  return (
    words.every((word) => text.includes(word)) &&
    (filter.role === "" || filter.role === role) &&
    (filter.standing === "" || filter.standing === standing)
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
