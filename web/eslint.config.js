// The lints of the client; a rule that is switched on here has its reason beside it.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/proto/messages.ts'] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    rules: {
      'no-console': 'error', // the console is for faults of the page, not for narration
      'no-empty': ['error', { allowEmptyCatch: false }], // a swallowed error is a lie later on
      'no-undef': 'off', // the compiler knows better
      eqeqeq: 'error',
      'max-lines': ['error', { max: 320, skipBlankLines: true }], // a file one can hold in the head
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error', // types must not become imports at run time
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig },
    },
    rules: { 'svelte/no-at-html-tags': 'error' }, // what another device chose is text, never markup
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/i18n/en.ts', 'src/i18n/catalogues/*.ts'],
    rules: { 'max-lines': 'off' }, // a catalogue is a list, as long as there are sentences to say
  },
);
