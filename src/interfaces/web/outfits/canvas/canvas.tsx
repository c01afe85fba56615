import { type KeyboardEvent, useId } from 'react';
import { classes } from '../../ui/classes.ts';
import { layout } from '../../ui/layout.tsx';
import { useWords } from '../../words/languages.ts';
import { PieceImage, placeOf } from '../collage.tsx';
import { outfitWords } from '../words.ts';
import styles from './canvas.module.css';
import { stepOf } from './keys.ts';
import type { CanvasPiece, Canvas as CanvasState } from './use-canvas.ts';
import { useGestures } from './use-gestures.ts';

/** Where clothes are put together. Each piece is a button: what fingers can do, keys can do as well. */
export function Canvas({ of }: { of: CanvasState }) {
  const words = useWords(outfitWords);
  const hint = useId();
  const { area, down, handlers } = useGestures(of);
  const clashing = new Set(of.clashes.flatMap((pair) => pair.map(({ itemId }) => itemId)));
  const press = (event: KeyboardEvent, { itemId }: CanvasPiece) => {
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'remove') area.current?.focus();
    of.step(itemId, step);
  };
  // The order of the elements stays, so that a piece keeps the focus when it comes to the front.
  const inOrder = of.pieces
    .map((piece, i) => ({ piece, layer: i + 1 }))
    .sort((a, b) => (a.piece.itemId < b.piece.itemId ? -1 : 1));
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of pieces, not of fields */}
      <div
        ref={area}
        role="group"
        tabIndex={-1}
        className={styles.canvas}
        aria-label={words.canvas}
        aria-describedby={hint}
        {...handlers}
        onKeyDown={(event) => {
          const step = stepOf(event);
          if (step?.kind === 'undo' || step?.kind === 'redo') of.step('', step);
        }}
      >
        {of.pieces.length === 0 && <p className={styles.empty}>{words.canvasEmpty}</p>}
        {inOrder.map(({ piece, layer }) => (
          <button
            key={piece.itemId}
            type="button"
            className={classes(
              styles.piece,
              of.selected?.itemId === piece.itemId && styles.selected,
              clashing.has(piece.itemId) && styles.clashing,
            )}
            style={{ ...placeOf(piece), zIndex: layer }}
            aria-label={piece.item.name}
            aria-pressed={of.selected?.itemId === piece.itemId}
            aria-describedby={hint}
            onPointerDown={(event) => down(event, piece)}
            onFocus={() => of.select(piece.itemId)}
            onKeyDown={(event) => press(event, piece)}
          >
            <PieceImage item={piece.item} />
            {of.selected?.itemId === piece.itemId && (
              <span
                className={styles.handle}
                title={words.handle}
                onPointerDown={(event) => down(event, piece, true)}
              />
            )}
          </button>
        ))}
      </div>
      <p role="status" className={layout.hint}>
        {of.said}
      </p>
      <p id={hint} className={layout.hint}>
        {words.canvasHint}
      </p>
    </div>
  );
}
