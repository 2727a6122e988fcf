/** Does each of many things, some at a time, and answers in their order. */
export async function eachOf<Thing, Value>(things: readonly Thing[], work: (thing: Thing) => Promise<Value>) {
  const values: Value[] = [];
  let next = 0;
  const hand = async () => {
    for (let at = next++; at < things.length; at = next++) values[at] = await work(things[at] as Thing);
  };
  await Promise.all(Array.from({ length: 6 }, hand));
  return values;
}
