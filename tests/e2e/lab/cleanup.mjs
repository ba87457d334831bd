// What a test process made on this machine and must take away again, also after Ctrl-C or a crash.

/** @type {Array<() => void>} */
const steps = [];
let installed = false;

/**
 * Remembers a synchronous step for the end of the process; the last one made is the first one undone.
 * @param {() => void} step
 * @returns {() => void} runs the step now, and never again
 */
export function atEnd(step) {
  install();
  steps.push(step);
  return () => {
    const at = steps.indexOf(step);
    if (at < 0) return;
    steps.splice(at, 1);
    step();
  };
}

function install() {
  if (installed) return;
  installed = true;
  process.once('exit', undoAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
}

function undoAll() {
  for (let step = steps.pop(); step; step = steps.pop()) {
    try {
      step();
    } catch (error) {
      process.stderr.write(`clean-up: ${String(error)}\n`);
    }
  }
}
