/** What a key does to the piece that has the focus. */
export type Step =
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'scale'; readonly by: number }
  | { readonly kind: 'turn'; readonly by: number }
  | { readonly kind: 'order'; readonly by: 1 | -1 }
  | { readonly kind: 'remove' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

interface Press {
  readonly key: string;
  /** The key by its place, which is the same in all keyboard layouts. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export const scaleStep = 1.1;
export const turnStep = 15;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function stepOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Press): Step | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    if (code === 'KeyZ') return shiftKey ? { kind: 'redo' } : { kind: 'undo' };
    return code === 'KeyY' ? { kind: 'redo' } : undefined;
  }
  const arrow = arrows[key];
  if (arrow) {
    const far = shiftKey ? 0.05 : 0.01;
    return { kind: 'move', dx: arrow[0] * far, dy: arrow[1] * far };
  }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'remove' };
  if (key === '+' || key === '=') return { kind: 'scale', by: scaleStep };
  if (key === '-' || key === '−') return { kind: 'scale', by: 1 / scaleStep };
  if (code === 'BracketLeft') return { kind: 'order', by: -1 };
  if (code === 'BracketRight') return { kind: 'order', by: 1 };
  if (code === 'Comma') return { kind: 'turn', by: -turnStep };
  if (code === 'Period') return { kind: 'turn', by: turnStep };
  return undefined;
}
