import { Image, X } from 'react-feather';
import buttonStyles from '../ui/button.module.css';
import { IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { layout } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { uploadWords } from '../words/uploads.ts';
import styles from './sent-files.module.css';
import type { SentFile } from './use-uploads.ts';

export { styles as fileStyles };

interface Sent {
  readonly files: readonly SentFile[];
  remove(key: number): void;
}

/** What is being uploaded, each with its progress. */
export function SentFiles({ of }: { of: Sent }) {
  const words = useWords(uploadWords);
  if (of.files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {of.files.map(({ key, name, preview, percent, fileId }) => (
        <li key={key} className={styles.file}>
          {preview ? <img src={preview} alt={name} /> : <span className={layout.hint}>{name}</span>}
          {fileId === undefined && (
            <progress max={100} value={percent} aria-label={words.uploading(name, percent)} />
          )}
          <IconButton
            label={words.removeFile(name)}
            icon={<X aria-hidden="true" size={16} />}
            onClick={() => of.remove(key)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Chooses images and videos. */
export function ImagesButton({ onFiles }: { onFiles(files: Iterable<File>): void }) {
  const words = useWords(uploadWords);
  return (
    <span className={classes(buttonStyles.button, buttonStyles.quiet, buttonStyles.icon, buttonStyles.pick)}>
      <Image aria-hidden="true" />
      <input
        type="file"
        accept="image/*,video/*"
        multiple
        aria-label={words.addImages}
        title={words.addImages}
        onChange={({ target }) => {
          // A copy, since clearing the field empties its list.
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </span>
  );
}
