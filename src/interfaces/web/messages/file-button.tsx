import { Image } from 'react-feather';
import buttonStyles from '../ui/button.module.css';
import { classes } from '../ui/classes.ts';
import { useWords } from '../words/languages.ts';
import styles from './chat.module.css';
import { messageWords } from './words.ts';

export function FileButton({ onPick }: { onPick: (files: Iterable<File>) => void }) {
  const words = useWords(messageWords);
  return (
    <span className={classes(buttonStyles.button, buttonStyles.quiet, buttonStyles.icon, styles.pick)}>
      <Image aria-hidden="true" />
      <input
        type="file"
        accept="image/*,video/*"
        multiple
        aria-label={words.addImages}
        title={words.addImages}
        onChange={({ target }) => {
          onPick([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </span>
  );
}
