// Shows a native dialog as modal as soon as it is on the page.
export function modal(dialog: HTMLDialogElement): void {
  dialog.showModal();
}
