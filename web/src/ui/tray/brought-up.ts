// Brings what a notification was about into sight, once, and puts the focus on it.
import type { App } from '../../state/app.svelte.ts';

export function broughtUp(app: App, id: string): (element: HTMLElement) => void {
  return (element) => {
    if (app.brought?.id !== id) return;
    element.scrollIntoView({ block: 'nearest' });
    element.focus();
    app.brought = undefined;
  };
}
