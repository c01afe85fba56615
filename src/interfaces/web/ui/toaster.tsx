import { X } from 'react-feather';
import { useStore } from '../shell/store.ts';
import { toasts } from '../shell/toasts.ts';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import styles from './toaster.module.css';

/** Where messages in passing appear, and are read out. */
export function Toaster() {
  const words = useWords(common);
  return (
    <div className={styles.viewport} role="status">
      {useStore(toasts).map(({ key, kind, text, undo, stop }) => (
        <div key={key} className={styles.toast} data-kind={kind}>
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                stop();
                undo();
              }}
            >
              {words.undo}
            </button>
          )}
          <button type="button" className={styles.action} aria-label={words.close} onClick={stop}>
            <X aria-hidden="true" size={18} />
          </button>
        </div>
      ))}
    </div>
  );
}
