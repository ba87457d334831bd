// Svelte compiles every component in runes mode.
export default { compilerOptions: { runes: true } };
