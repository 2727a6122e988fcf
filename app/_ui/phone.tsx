import { telOf, writtenHere } from "#lib/platform/phone.ts";

/** A telephone number that can be tapped. */
export function PhoneLink({ number, className }: { number: string; className?: string }) {
  return (
    <a href={telOf(number)} className={`whitespace-nowrap ${className ?? ""}`}>
      {writtenHere(number)}
    </a>
  );
}

/** Words with the number in them made to be tapped. */
export function WithPhone({ words, number, className }: { words: string; number: string; className?: string }) {
  const [before, ...after] = words.split(number);
  return (
    <>
      {before}
      {after.length > 0 && <PhoneLink number={number} {...(className && { className })} />}
      {after.join(number)}
    </>
  );
}
