import { X } from 'react-feather';
import type { SentFile } from '../shell/use-uploads.ts';
import { IconButton } from '../ui/button.tsx';
import { layout } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import { messageWords } from './words.ts';

interface Uploads {
  readonly files: readonly SentFile[];
  remove(key: number): void;
}

/** Files that go with a message, each with its progress. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const words = useWords(messageWords);
  if (uploads.files.length === 0) return null;
  return (
    <ul className={styles.uploads}>
      {uploads.files.map(({ key, name, preview, percent, fileId }) => (
        <li key={key} className={styles.upload}>
          {preview ? <img src={preview} alt={name} /> : <span className={layout.hint}>{name}</span>}
          {fileId === undefined && (
            <progress max={100} value={percent} aria-label={words.uploading(name, percent)} />
          )}
          <IconButton
            label={words.removeFile(name)}
            icon={<X aria-hidden="true" size={16} />}
            onClick={() => uploads.remove(key)}
          />
        </li>
      ))}
    </ul>
  );
}
