// How long made-up input is tried: a little in every run of the tests, FUZZ_RUNS times as much by hand (`make fuzz`).

/** Conversations, and hundreds of inputs for each reader. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 150);
