// The roof of the client: mounts the one screen.
import { mount } from 'svelte';
import App from './ui/App.svelte';

mount(App, { target: document.body });
