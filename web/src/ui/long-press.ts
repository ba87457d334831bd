// A long press or a secondary click on an element; a press that was long is no click.

const LONG_MS = 550;
/** A finger that travels this far scrolls. */
const STILL_PX = 10;

export function longPress(act: () => void): (element: HTMLElement) => () => void {
  return (element) => {
    const ends = new AbortController();
    const { signal } = ends;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasLong = false;
    let from: PointerEvent | undefined;
    const done = () => clearTimeout(timer);
    const pressed = () => {
      wasLong = true;
      act();
    };
    element.addEventListener(
      'pointerdown',
      (event) => {
        wasLong = false;
        from = event;
        if (event.pointerType === 'touch') timer = setTimeout(pressed, LONG_MS);
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      ({ x, y }) => Math.hypot(x - (from?.x ?? x), y - (from?.y ?? y)) > STILL_PX && done(),
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
      element.addEventListener(end, done, { signal });
    }
    element.addEventListener('click', (event) => wasLong && event.preventDefault(), {
      signal,
      capture: true,
    });
    element.addEventListener(
      'contextmenu',
      (event) => {
        event.preventDefault();
        done();
        if (!wasLong) pressed();
        wasLong = from?.pointerType === 'touch';
      },
      { signal },
    );
    return () => (done(), ends.abort());
  };
}
