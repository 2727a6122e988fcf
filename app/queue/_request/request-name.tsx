/** By what a request is called in a heading: its reference, then whom it is about and their age in years. */
export function RequestName({
  reference,
  personName,
  age,
}: {
  reference: string;
  personName: string;
  age: number | null;
}) {
  return (
    <>
      <span className="reference">{reference}</span>{" "}
      <span className="font-normal">
        {personName}
        {age !== null && <span className="text-quiet">, {age}</span>}
      </span>
    </>
  );
}
