const isTerminal = process.stdout.isTTY === true;
const paint = (code) => (text) => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint("1");
export const quiet = paint("2");
export const good = paint("32");
export const bad = paint("31");

/** Runs one step of a longer piece of work and shows that it goes on: a line that counts seconds, then a tick. */
export async function step(name, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const line = (mark, text) => `${isTerminal ? "\r\u001b[K" : ""}  ${mark} ${text}`;
  const show = () => process.stdout.write(line(quiet("·"), `${name} ${quiet(seconds())}`));
  const timer = isTerminal ? setInterval(show, 200) : undefined;
  try {
    const value = await work();
    process.stdout.write(`${line(good("✓"), `${name} ${quiet(seconds())}`)}\n`);
    return value;
  } catch (error) {
    process.stdout.write(`${line(bad("✗"), `${name} ${quiet(seconds())}`)}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
