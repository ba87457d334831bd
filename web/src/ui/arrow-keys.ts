// Arrow keys move the focus to what lies in their direction, for remote controls and whoever has no mouse at hand.
import { type Box, type Direction, nearest } from './nearest.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const REACHED =
  'a[href], button:enabled, input:enabled, select, textarea, summary, video, audio, [tabindex="0"]';
/** They need the arrows themselves. */
const KEEPS_ARROWS =
  'select, textarea, video, audio, [role="region"], input:not([type="checkbox"], [type="file"], [type="button"])';

export function moveFocus(event: KeyboardEvent): void {
  const active = document.activeElement;
  // A remote control has no space bar; in a form Enter sends it, as everywhere.
  if (
    event.key === 'Enter' &&
    active instanceof HTMLInputElement &&
    active.type === 'checkbox' &&
    !active.form
  )
    return active.click();
  const direction = DIRECTIONS[event.key];
  if (
    !direction ||
    event.defaultPrevented ||
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    event.shiftKey
  )
    return;
  if (active?.matches(KEEPS_ARROWS)) return;
  const next = active && active !== document.body ? neighbour(active, direction) : firstTarget();
  if (!next) return; // nothing more there: the page scrolls
  event.preventDefault();
  next.focus();
  shownBy(next).scrollIntoView({ block: 'nearest' });
}

function neighbour(active: Element, direction: Direction): HTMLElement | undefined {
  const others = reachable().filter((element) => element !== active);
  const towards = (all: HTMLElement[]) => all[nearest(boxOf(active), all.map(boxOf), direction)];
  // A list is left once nothing more is in it: what was scrolled out of sight lies behind what is around it.
  const list = active.closest('[data-scrolls]');
  return (list && towards(others.filter((element) => list.contains(element)))) ?? towards(others);
}

function firstTarget(): HTMLElement | undefined {
  const all = reachable();
  return all.find((element) => element.closest('main, dialog')) ?? all[0];
}

/** What can be seen, in the dialog on top if one is open. */
function reachable(): HTMLElement[] {
  const dialogs = document.querySelectorAll('dialog[open]');
  const root = dialogs[dialogs.length - 1] ?? document;
  return [...root.querySelectorAll<HTMLElement>(REACHED)].filter(
    (element) => shownBy(element).offsetParent !== null,
  );
}

/** A field that is hidden is seen by its label. */
function shownBy(element: Element): HTMLElement {
  return (element.matches('.visually-hidden') && element.closest('label')) || (element as HTMLElement);
}

const boxOf = (element: Element): Box => shownBy(element).getBoundingClientRect();
