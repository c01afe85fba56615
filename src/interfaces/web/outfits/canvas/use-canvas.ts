import { useState } from 'react';
import type { AnyItem, AnyOutfit } from '../../../client/index.ts';
import { useWords } from '../../words/languages.ts';
import { clashesOf, firstPlace } from '../body.ts';
import { byLayer, changed, moved, type Placed, placed, reordered } from '../geometry.ts';
import { outfitWords } from '../words.ts';
import { advance, begin, type History, redo, undo } from './history.ts';
import type { Step } from './keys.ts';

type Shown = NonNullable<AnyOutfit['pieces'][number]['item']>;
export interface CanvasPiece extends Placed {
  readonly item: Pick<Shown, 'id' | 'name' | 'category' | 'colours' | 'image'>;
}
type Pieces = readonly CanvasPiece[];

/** The most that the service takes. */
const most = 30;

export const piecesOf = (outfit: AnyOutfit): Pieces =>
  byLayer(outfit.pieces).flatMap(({ item, x, y, scale, rotation }) =>
    item ? [{ itemId: item.id, item, x, y, scale, rotation }] : [],
  );

/** The pieces on the canvas, with what takes changes back, and what is read out about the last one. */
export function useCanvas(start: Pieces) {
  const words = useWords(outfitWords);
  const [history, setHistory] = useState<History<Pieces>>(() => begin(start));
  const [selected, setSelected] = useState<string>();
  const [said, setSaid] = useState('');
  const pieces = history.now;
  const change = (next: (pieces: Pieces) => Pieces, key?: string) =>
    setHistory((before) => advance(before, next(before.now), key));

  const tell = (next: Pieces, itemId: string, kind: Step['kind']) => {
    const i = next.findIndex((one) => one.itemId === itemId);
    const piece = next[i];
    if (!piece) return;
    const { name } = piece.item;
    if (kind === 'move') setSaid(words.at(name, Math.round(piece.x * 100), Math.round(piece.y * 100)));
    else if (kind === 'order') setSaid(words.layered(name, i + 1, next.length));
    else setSaid(words.sized(name, Math.round(piece.scale * 100), Math.round(piece.rotation)));
  };
  const remove = (itemId: string) => {
    const piece = pieces.find((one) => one.itemId === itemId);
    if (!piece) return;
    change((all) => all.filter((one) => one.itemId !== itemId));
    setSelected(undefined);
    setSaid(words.takenOff(piece.item.name));
  };
  return {
    pieces,
    selected: pieces.find(({ itemId }) => itemId === selected),
    select: setSelected,
    said,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    clashes: clashesOf(
      pieces.map(({ itemId, item }) => ({ itemId, category: item.category, name: item.name })),
    ),
    /** A piece follows a finger; all moves of one gesture are taken back together. */
    follow: (piece: CanvasPiece, gesture: string) =>
      change((all) => changed(all, piece.itemId, () => piece), gesture),
    toggle(item: AnyItem) {
      if (pieces.some(({ itemId }) => itemId === item.id)) return remove(item.id);
      if (pieces.length >= most) return undefined;
      const { id, name, category, colours, images } = item;
      const shown = { id, name, category, colours, image: images[0] ?? null };
      change((all) => [...all, { itemId: id, item: shown, rotation: 0, ...firstPlace(category) }]);
      setSelected(id);
      return setSaid(words.added(name));
    },
    step(itemId: string, step: Step) {
      if (step.kind === 'undo') return setHistory(undo);
      if (step.kind === 'redo') return setHistory(redo);
      if (step.kind === 'remove') return remove(itemId);
      const next =
        step.kind === 'order'
          ? reordered(pieces, itemId, step.by)
          : changed(pieces, itemId, (one) => {
              if (step.kind === 'move') return moved(one, step.dx, step.dy);
              if (step.kind === 'scale') return placed(one, { scale: one.scale * step.by });
              return placed(one, { rotation: one.rotation + step.by });
            });
      change(() => next);
      return tell(next, itemId, step.kind);
    },
  };
}
export type Canvas = ReturnType<typeof useCanvas>;
