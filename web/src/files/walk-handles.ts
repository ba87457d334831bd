// Walks folders by their handles, which tell of empty folders and find the same files again after a reload.
import type { Collected } from './collected.ts';

/** Questions to the disk that are under way at once: enough to hide its delay, few enough for a phone. */
const AT_ONCE = 32;

type Step = () => Promise<Step[]>;

function ofFile(handle: FileSystemFileHandle, folders: readonly string[], to: Collected): Step {
  return async () => {
    await to.attempt(async () => to.add({ file: await handle.getFile(), folders, handle }));
    return [];
  };
}

function ofFolder(handle: FileSystemDirectoryHandle, folders: readonly string[], to: Collected): Step {
  return async () => {
    const inside = [...folders, handle.name];
    const steps: Step[] = [];
    await to.attempt(async () => {
      for await (const child of handle.values()) steps.push(stepOf(child, inside, to));
      if (steps.length === 0) to.addEmptyFolder(folders, handle.name);
    });
    return steps;
  };
}

function stepOf(handle: FileSystemHandle, folders: readonly string[], to: Collected): Step {
  return handle.kind === 'file'
    ? ofFile(handle as FileSystemFileHandle, folders, to)
    : ofFolder(handle as FileSystemDirectoryHandle, folders, to);
}

export async function walkHandles(handles: readonly FileSystemHandle[], to: Collected): Promise<void> {
  const waiting = handles.map((handle) => stepOf(handle, [], to));
  const work = async () => {
    for (let step = waiting.pop(); step; step = waiting.pop()) waiting.push(...(await step()));
  };
  while (waiting.length > 0) await Promise.all(Array.from({ length: AT_ONCE }, work));
}
