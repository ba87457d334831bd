// The roof of the client: starts the session and mounts the one screen.
import { mount } from 'svelte';
import './app.css';
import { App } from './state/app.svelte.ts';
import Screen from './ui/Screen.svelte';

const app = new App();
app.start(new AbortController().signal);
mount(Screen, { target: document.body, props: { app } });
