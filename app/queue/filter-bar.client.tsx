"use client";
import "#app/_ui/no-eval.client.ts";
import { ListFilter, Search, X } from "lucide";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, type RefObject, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Kbd } from "#app/_ui/kbd.tsx";
import { type FilterName, filterNames, QueueFilter, queryOf } from "#lib/triage/queue-filter.ts";
import { useActs } from "./_request/acts.client.ts";
import { filterWords, type filterChoices } from "./views.ts";

type Choices = ReturnType<typeof filterChoices>;
type Props = {
  filter: QueueFilter;
  choices: Choices;
  text: string;
  type: (typed: string) => void;
  box: RefObject<HTMLInputElement | null>;
  /** From the box into the rows. */
  enter: () => void;
  children?: ReactNode;
};

/** What is looked for, and what the list is narrowed to. */
export function FilterBar({ filter, choices, text, type, box, enter, children }: Props) {
  const [open, setOpen] = useState(false);
  useActs(["search", "filter"], (name) => {
    if (name === "search") box.current?.focus();
    else setOpen(true);
    return true;
  });
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-b border-hairline px-3 py-1.5">
      <div role="search" className="relative w-88 max-w-full">
        <Icon of={Search} className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-quiet" />
        <input
          ref={box}
          type="search"
          value={text}
          maxLength={200}
          aria-label="Search all requests"
          placeholder="Name, reference, phone, birth date, words"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              type("");
              event.currentTarget.blur();
            }
            if (event.key === "Enter" || event.key === "ArrowDown") {
              event.preventDefault();
              enter();
            }
          }}
          className="min-h-control w-full rounded border border-edge bg-raised pr-8 pl-8 text-ink hover:border-ink [&::-webkit-search-cancel-button]:hidden"
        />
        <span aria-hidden className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 max-sm:hidden">
          {text === "" && <Kbd keys={["/"]} />}
        </span>
      </div>
      <Button variant="quiet" icon={<Icon of={ListFilter} />} onClick={() => setOpen(true)}>
        Filter
      </Button>
      {filterNames
        .filter((name) => filter[name].length > 0)
        .map((name) => (
          <Chip key={name} name={name} filter={filter} choices={choices} />
        ))}
      {children}
      <Dialog open={open} onOpenChange={setOpen} title="Show requests with" wide>
        <FilterForm filter={filter} choices={choices} close={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

/** A filter that is set, in words; pressed, it is taken away. */
function Chip({ name, filter, choices }: { name: FilterName } & Pick<Props, "filter" | "choices">) {
  const codes: readonly string[] = filter[name];
  const words = codes.map((code) => choices[name].find((one) => one.code === code)?.text ?? code).join(", ");
  const label = `${filterWords[name]}: ${words}`;
  return (
    <Link
      href={`/queue?${queryOf(QueueFilter.parse({ ...filter, [name]: [] }))}`}
      prefetch={false}
      title={label}
      aria-label={`${label}. Take this filter away`}
      className="inline-flex h-7 max-w-72 items-center gap-1.5 rounded border border-hairline bg-accent-soft px-2 text-small text-ink no-underline hover:border-edge"
    >
      <span className="min-w-0 truncate">
        <span className="text-quiet">{filterWords[name]}:</span> {words}
      </span>
      <Icon of={X} />
    </Link>
  );
}

type FormProps = Pick<Props, "filter" | "choices"> & { close: () => void };

function FilterForm({ filter, choices, close }: FormProps) {
  const router = useRouter();
  const show = (chosen: object) => {
    close();
    router.push(`/queue?${queryOf(QueueFilter.parse({ view: filter.view, sort: filter.sort, ...chosen }))}`);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        show(Object.fromEntries(filterNames.map((name) => [name, form.getAll(name)])));
      }}
    >
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 md:grid-cols-3">
        {filterNames.map((name) => (
          <fieldset key={name} className="min-w-0">
            <legend className="mb-1 font-medium">{filterWords[name]}</legend>
            <div className="max-h-44 overflow-y-auto">
              {choices[name].map(({ code, text }) => (
                <label key={code} className="flex min-h-7 items-center gap-2">
                  <input
                    type="checkbox"
                    name={name}
                    value={code}
                    defaultChecked={(filter[name] as readonly string[]).includes(code)}
                    className="size-4 shrink-0 accent-(--tint)"
                  />
                  <span className="min-w-0 truncate">{text}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div className="mt-4 flex gap-2">
        <Button variant="primary" type="submit">
          Show
        </Button>
        <Button onClick={() => show({})}>Without filters</Button>
      </div>
    </form>
  );
}
