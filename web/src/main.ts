// The roof of the client: starts the session and mounts the one screen.
import { mount } from 'svelte';
import './app.css';
import { App } from './state/app.svelte.ts';
import { speak } from './state/language.svelte.ts';
import { showTheme } from './state/preferences.svelte.ts';
import Screen from './ui/Screen.svelte';
import './workers/own-scripts.ts';

const PATIENCE_MS = 1500;

showTheme();
const app = new App();
app.start(new AbortController().signal);
// Nobody sees a flash of English; a box that does not give the catalogue keeps nobody waiting.
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
await Promise.race([speak().catch(() => undefined), patience]);
mount(Screen, { target: document.body, props: { app } });
