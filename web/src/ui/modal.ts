// Shows a native dialog as modal as soon as it is on the page, with the focus where it is wanted; back closes it.
import { closedByBack } from './back-button.ts';

/** Where the focus was before the first of the dialogs that are open or follow each other. */
let opener: Element | null = null;

export function modal(first: string): (dialog: HTMLDialogElement) => () => void {
  return (dialog) => {
    const before = document.activeElement;
    if (!before?.closest('dialog')) opener = before;
    dialog.showModal();
    dialog.querySelector<HTMLElement>(first)?.focus();
    const closed = closedByBack(dialog);
    return () => {
      closed();
      setTimeout(() => giveBack(before?.isConnected ? before : opener));
    };
  };
}

/** A dialog that is taken off the page, instead of closed, leaves the focus nowhere. */
function giveBack(element: Element | null): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (isLost && element instanceof HTMLElement) element.focus({ preventScroll: true });
}
