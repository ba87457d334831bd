// Files that were opened with the installed page, and what else it was started for while it was open already.

interface Launch {
  readonly files: readonly FileSystemHandle[];
  readonly targetURL?: string | null;
}

interface LaunchQueue {
  setConsumer(consumer: (launch: Launch) => void): void;
}

export interface Launched {
  files(handles: readonly FileSystemHandle[]): void;
  /** The fragment that a shortcut asks for; the page was not loaded for it. */
  fragment(fragment: string): void;
}

/** Does nothing in browsers that install no pages. */
export function takeLaunches(launched: Launched): void {
  const { launchQueue } = globalThis as { readonly launchQueue?: LaunchQueue };
  /** The launch that loaded the page is in its own address. */
  let loaded: string | undefined = location.href;
  launchQueue?.setConsumer(({ files, targetURL }) => {
    if (files.length > 0) launched.files(files);
    else if (targetURL && targetURL !== loaded) launched.fragment(new URL(targetURL).hash);
    loaded = undefined;
  });
}
