// Acts when the end of a list comes into sight, frame by frame until it is out of sight again: a long list grows as it is read.

/** Pixels ahead of what is seen, so that a thumb does not run into the end. */
const AHEAD = 400;

export function whenSeen(act: () => void): (element: Element) => () => void {
  return (element) => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        act();
        observer.unobserve(element);
        requestAnimationFrame(() => observer.observe(element)); // tells again where it is
      },
      { rootMargin: `${AHEAD}px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
