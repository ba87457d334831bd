// A name that is too long for its place keeps its beginning and its end, which tells what kind of file it is.

/** With their marks: some six lines on a small phone. What is left is shown whole, or wide letters would hide the end. */
const MOST = 100;
const END = 32;

/** The whole name, or its beginning and end with an ellipsis between them. */
export function shortened(name: string): string {
  if (name.length <= MOST) return name;
  const characters = name.match(/[^]\p{M}*/gu) ?? [];
  if (characters.length <= MOST) return name;
  return `${characters.slice(0, MOST - END - 1).join('')}…${characters.slice(-END).join('')}`;
}
