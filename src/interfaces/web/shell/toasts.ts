import { Store } from './store.ts';

export interface ToastOptions {
  readonly kind?: 'error' | 'done';
  readonly text: string;
  /** Takes the change back, by a button. */
  readonly undo?: (() => void) | undefined;
}
interface Toast extends ToastOptions {
  readonly key: number;
  /** Takes it away. */
  readonly stop: () => void;
}

export const toasts = new Store<readonly Toast[]>([]);
const most = 3;
let keys = 0;

/** Tells something in passing; errors, and what can be taken back, stay longer. */
export function toast(options: ToastOptions): void {
  const key = keys++;
  const stop = () => {
    clearTimeout(timer);
    toasts.set(toasts.get().filter((one) => one.key !== key));
  };
  const timer = setTimeout(stop, options.kind === 'error' || options.undo ? 8_000 : 4_000);
  toasts.set([...toasts.get().slice(1 - most), { kind: 'done', ...options, key, stop }]);
}
