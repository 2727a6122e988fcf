import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <Empty
        drawing="lost"
        title="There is no such request"
        action={<LinkButton href="/queue">Go to the queue</LinkButton>}
      >
        The address may be mistyped, or this page is not for your account.
      </Empty>
    </>
  );
}
