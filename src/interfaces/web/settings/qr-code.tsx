import { encode } from 'uqr';
import styles from './settings.module.css';

/** The key stands beside it as text. */
export default function QrCode({ text }: { text: string }) {
  const { size, data } = encode(text, { border: 2 });
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={styles.qr} aria-hidden="true">
      <path d={dots.join('')} fill="black" />
    </svg>
  );
}
