// The back button closes the dialog on top, as the gesture for it does everywhere else on a phone.

const open: HTMLDialogElement[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
/** We are going back ourselves: nobody has pressed the button. */
let leaving = false;
let listening = false;

const isMarked = () => (history.state as { readonly sheet?: boolean } | null)?.sheet === true;

/** Until the function that it gives is called; the dialog is asked first, as by Esc. */
export function closedByBack(dialog: HTMLDialogElement): () => void {
  if (!listening) addEventListener('popstate', popped);
  if (!listening) history.scrollRestoration = 'manual'; // it is one screen: where one was before a dialog may be elsewhere now
  listening = true;
  open.push(dialog);
  settle();
  return () => {
    open.splice(open.indexOf(dialog), 1);
    settle();
  };
}

function popped(): void {
  const top = open.at(-1);
  if (!leaving && top && !isMarked() && top.dispatchEvent(new Event('cancel', { cancelable: true })))
    top.close();
  leaving = false;
  settle();
}

/** One dialog often follows another: only what is left in the end counts. */
function settle(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (leaving) return; // looked at again once we are there
    if (open.length > 0 && !isMarked()) history.pushState({ sheet: true }, '');
    else if (open.length === 0 && isMarked()) {
      leaving = true;
      history.back();
    }
  });
}
