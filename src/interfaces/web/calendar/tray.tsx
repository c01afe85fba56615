import { useInfiniteQuery } from '@tanstack/react-query';
import { type PointerEvent, useRef, useState } from 'react';
import type { AnyOutfit } from '../../client/index.ts';
import { Collage } from '../outfits/card.tsx';
import { outfitWords } from '../outfits/words.ts';
import { pages } from '../shell/queries.ts';
import { layout } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './calendar.module.css';
import { calendarWords } from './words.ts';

interface Props {
  /** The outfit that waits for a day. */
  readonly held: AnyOutfit | undefined;
  onHold(outfit: AnyOutfit | undefined): void;
  onOver(day: string | undefined): void;
  onDrop(outfit: AnyOutfit, day: string): void;
}
interface Drag {
  readonly outfit: AnyOutfit;
  readonly x: number;
  readonly y: number;
}

const far = 6;
const dayAt = (x: number, y: number) =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day]')?.dataset.day;

/** Outfits to drag onto a day; a press holds one until a day is chosen, which serves the keyboard as well. */
export function Tray({ held, onHold, onOver, onDrop }: Props) {
  const words = useWords(calendarWords);
  const outfits = useInfiniteQuery(pages('wardrobe.list-outfits', { limit: 20 }));
  const start = useRef<Drag>(undefined);
  const [drag, setDrag] = useState<Drag>();
  const rows = outfits.data?.pages.flatMap(({ items }) => items) ?? [];
  if (rows.length === 0) return null;
  const down = (event: PointerEvent, outfit: AnyOutfit) => {
    if (event.button !== 0) return;
    start.current = { outfit, x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = ({ clientX: x, clientY: y }: PointerEvent) => {
    const from = start.current;
    if (!from || (!drag && Math.hypot(x - from.x, y - from.y) < far)) return;
    setDrag({ outfit: from.outfit, x, y });
    onOver(dayAt(x, y));
  };
  const end = ({ clientX, clientY, type }: PointerEvent) => {
    start.current = undefined;
    if (!drag) return;
    const day = type === 'pointerup' ? dayAt(clientX, clientY) : undefined;
    if (day !== undefined) onDrop(drag.outfit, day);
    onOver(undefined);
    // The click that follows a drag holds nothing.
    setTimeout(() => setDrag(undefined));
  };
  return (
    <section>
      <h2>{words.tray}</h2>
      <p className={layout.hint}>{words.trayHint}</p>
      <ul className={styles.tray}>
        {rows.map((outfit) => (
          <li key={outfit.id}>
            <TrayButton
              outfit={outfit}
              isHeld={held?.id === outfit.id}
              handlers={{
                onPointerDown: (event) => down(event, outfit),
                onPointerMove: move,
                onPointerUp: end,
                onPointerCancel: end,
                onClick: () => drag || onHold(held?.id === outfit.id ? undefined : outfit),
              }}
            />
          </li>
        ))}
      </ul>
      {drag && (
        <div className={styles.ghost} style={{ left: drag.x, top: drag.y }}>
          <Collage pieces={drag.outfit.pieces} />
        </div>
      )}
    </section>
  );
}

function TrayButton({
  outfit,
  isHeld,
  handlers,
}: {
  outfit: AnyOutfit;
  isHeld: boolean;
  handlers: Readonly<
    Record<
      'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
      (event: PointerEvent) => void
    >
  > & {
    onClick(): void;
  };
}) {
  const { nameless } = useWords(outfitWords);
  return (
    <button type="button" className={styles.held} aria-pressed={isHeld} {...handlers}>
      <Collage pieces={outfit.pieces} />
      <span>{outfit.name ?? nameless}</span>
    </button>
  );
}
