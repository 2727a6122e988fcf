"use client";
import { Bookmark } from "lucide";
import { startTransition, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { tick } from "#app/_ui/choices.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { TextField } from "#app/_ui/field.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import type { QueueList } from "#lib/triage/list-queue.ts";
import { RefusalNotice } from "./_request/refusal-notice.client.tsx";
import { changeList, deleteList, keepList } from "./actions.ts";

type Saved = QueueList["saved"][number];

/** Keeps the list as it is under a name, or what has changed of one that was kept; and the lists that one keeps. */
export function Lists({
  query,
  plain,
  kept,
  saved,
}: {
  query: string;
  plain: boolean;
  kept: Saved | null;
  saved: Saved[];
}) {
  const [open, setOpen] = useState<"new" | "all" | null>(null);
  const mine = saved.filter((one) => one.mine);
  return (
    <>
      {kept?.mine && kept.query !== query && <SaveChanges kept={kept} query={query} />}
      {!plain && kept?.query !== query && (
        <Button variant="quiet" icon={<Icon of={Bookmark} />} onClick={() => setOpen("new")}>
          {kept ? "Save as…" : "Save list"}
        </Button>
      )}
      {mine.length > 0 && (
        <Button variant="quiet" onClick={() => setOpen("all")}>
          My lists
        </Button>
      )}
      <Dialog open={open === "new"} onOpenChange={() => setOpen(null)} title="Save this list">
        <NewList query={query} close={() => setOpen(null)} />
      </Dialog>
      <Dialog open={open === "all"} onOpenChange={() => setOpen(null)} title="Your lists" wide>
        {mine.length === 0 && <p>You keep no list any more.</p>}
        <ul className="divide-y divide-hairline">
          {mine.map((one) => (
            <KeptList key={one.id} list={one} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}

function SaveChanges({ kept, query }: { kept: Saved; query: string }) {
  const [, send, pending] = useFormAction(changeList);
  const form = formOf({ viewId: kept.id, query });
  return (
    <Button pending={pending} onClick={() => startTransition(() => send(form))}>
      Save changes
    </Button>
  );
}

function NewList({ query, close }: { query: string; close: () => void }) {
  const [state, send, pending] = useFormAction(keepList, close);
  return (
    <Form send={send}>
      <RefusalNotice state={state} />
      <input type="hidden" name="query" value={query} />
      <TextField
        name="name"
        label="Name"
        hint="No names of patients"
        width={30}
        maxLength={60}
        autoComplete="off"
        error={state.fields?.["name"]}
      />
      <label className="flex min-h-7 items-center gap-2">
        <input type="checkbox" name="shared" value="true" className={tick} />
        Colleagues see it too
      </label>
      <div className="flex gap-2">
        <Button variant="primary" type="submit" pending={pending}>
          Save
        </Button>
        <Button onClick={close}>Not now</Button>
      </div>
    </Form>
  );
}

/** One that is kept: its name, whether colleagues see it, and the way to be rid of it. */
function KeptList({ list: { id, name, shared } }: { list: Saved }) {
  const [state, send, pending] = useFormAction(changeList);
  const [deleted, remove, removing] = useFormAction(deleteList);
  return (
    <li className="py-2">
      <RefusalNotice state={deleted.code ? deleted : state} />
      <Form send={send} className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <input type="hidden" name="viewId" value={id} />
        <Name id={id} name={name} error={state.fields?.["name"]} />
        <label className="flex min-h-8 items-center gap-2">
          <input type="hidden" name="shared" value="false" />
          <input type="checkbox" name="share" defaultChecked={shared} className={tick} />
          Shared
        </label>
        <Button type="submit" pending={pending}>
          Save
        </Button>
        <Button
          variant="quiet"
          pending={removing}
          aria-label={`Delete ${name}`}
          onClick={() => startTransition(() => remove(formOf({ viewId: id })))}
        >
          Delete
        </Button>
      </Form>
    </li>
  );
}

const Name = ({ id, name, error }: { id: string; name: string; error: string | undefined }) => (
  <label className="min-w-0 flex-1">
    <span className="sr-only">Name</span>
    <input
      id={`name-${id}`}
      name="name"
      defaultValue={name}
      maxLength={60}
      aria-invalid={error ? true : undefined}
      className="min-h-control w-full rounded border border-edge bg-raised px-2 text-ink aria-invalid:border-urgent"
    />
    {error && <span className="text-small font-semibold text-urgent">{error}</span>}
  </label>
);

type FormProps = { send: (form: FormData) => void; className?: string; children: React.ReactNode };

/** A tick that is not there says nothing in a form: what is shared is said either way. */
function Form({ send, className = "space-y-3", children }: FormProps) {
  return (
    <form
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        if (form.get("share") === "on") form.set("shared", "true");
        form.delete("share");
        startTransition(() => send(form));
      }}
    >
      {children}
    </form>
  );
}
