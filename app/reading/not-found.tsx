import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { ReadingPage } from "#app/_ui/staff-page.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";

export default function NotFound() {
  return (
    <ReadingPage room="Reading" home={{ href: "/reading", text: "Your cases" }} person={<SignedIn />}>
      <>
        <h1 className="sr-only">Not found</h1>
        <Empty
          drawing="lost"
          title="There is no such case"
          action={<LinkButton href="/reading">Go to your cases</LinkButton>}
        >
          The address may be mistyped, or the case is not with you any more.
        </Empty>
      </>
    </ReadingPage>
  );
}
