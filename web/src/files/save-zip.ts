// Hands received files to the user as one archive, made in a worker without copying a byte of them.
import type { FileView } from '../proto/transfer/api.ts';
import { isFolder } from '../proto/transfer/outgoing.ts';
import { saveFile } from '../storage/save-file.ts';
import type { ZipReply, ZipSource } from '../workers/zip-messages.ts';

export interface ZipFile {
  readonly file: FileView;
  readonly blob: Blob;
}

function sourceOf({ file, blob }: ZipFile): ZipSource {
  const path = [...file.folders, file.name].join('/');
  return { path: isFolder(file) ? `${path}/` : path, modified: file.modified, blob };
}

/** `progress` is told how many bytes were looked at. Throws when a file cannot be read any more. */
export async function saveZip(
  files: readonly ZipFile[],
  name: string,
  progress: (bytes: number) => void,
): Promise<void> {
  const worker = new Worker(new URL('../workers/zip.worker.ts', import.meta.url), { type: 'module' });
  try {
    const zip = await new Promise<Blob>((resolve, reject) => {
      worker.onerror = () => reject(new Error('zip worker'));
      worker.onmessage = ({ data }: MessageEvent<ZipReply>) => {
        if ('zip' in data) resolve(data.zip);
        else if ('failed' in data) reject(new DOMException('', data.failed));
        else progress(data.bytes);
      };
      worker.postMessage(files.map(sourceOf));
    });
    saveFile(zip, name);
  } finally {
    worker.terminate();
  }
}
