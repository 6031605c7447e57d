import process from 'node:process';

/** Prints what is happening, each line with the seconds since the start. */
export function progress(out = process.stdout) {
  const begin = performance.now();
  const seconds = () => ((performance.now() - begin) / 1000).toFixed(1);
  return {
    say: (text) => out.write(`[${seconds().padStart(6)} s] ${text}\n`),
    seconds,
  };
}
