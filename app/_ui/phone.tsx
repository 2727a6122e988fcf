/** A telephone number that can be tapped. */
export function PhoneLink({ number, className }: { number: string; className?: string }) {
  return (
    <a href={`tel:${number.replace(/[^+\d]/g, "")}`} className={`whitespace-nowrap ${className ?? ""}`}>
      {number}
    </a>
  );
}
