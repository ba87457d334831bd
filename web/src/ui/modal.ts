// Shows a native dialog as modal as soon as it is on the page, with the focus where it is wanted; back closes it.
import { closedByBack } from './back-button.ts';

export function modal(first: string): (dialog: HTMLDialogElement) => () => void {
  return (dialog) => {
    dialog.showModal();
    dialog.querySelector<HTMLElement>(first)?.focus();
    return closedByBack(dialog);
  };
}
