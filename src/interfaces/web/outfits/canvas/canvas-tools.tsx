import {
  ChevronDown,
  ChevronUp,
  CornerUpLeft,
  CornerUpRight,
  RotateCcw,
  RotateCw,
  Trash2,
  ZoomIn,
  ZoomOut,
} from 'react-feather';
import { IconButton } from '../../ui/button.tsx';
import { useWords } from '../../words/languages.ts';
import { outfitWords } from '../words.ts';
import styles from './canvas.module.css';
import { type Step, scaleStep, turnStep } from './keys.ts';
import type { Canvas } from './use-canvas.ts';

/** Buttons for what keys and two fingers do. */
export function CanvasTools({ of }: { of: Canvas }) {
  const words = useWords(outfitWords);
  const tools = [
    [words.bigger, ZoomIn, { kind: 'scale', by: scaleStep }],
    [words.smaller, ZoomOut, { kind: 'scale', by: 1 / scaleStep }],
    [words.left, RotateCcw, { kind: 'turn', by: -turnStep }],
    [words.right, RotateCw, { kind: 'turn', by: turnStep }],
    [words.front, ChevronUp, { kind: 'order', by: 1 }],
    [words.back, ChevronDown, { kind: 'order', by: -1 }],
    [words.takeOff, Trash2, { kind: 'remove' }],
  ] as const satisfies readonly (readonly [string, unknown, Step])[];
  const { selected } = of;
  return (
    <div className={styles.tools} role="toolbar" aria-label={words.canvas}>
      <IconButton
        label={words.undo}
        icon={<CornerUpLeft aria-hidden="true" />}
        disabled={!of.canUndo}
        onClick={() => of.step('', { kind: 'undo' })}
      />
      <IconButton
        label={words.redo}
        icon={<CornerUpRight aria-hidden="true" />}
        disabled={!of.canRedo}
        onClick={() => of.step('', { kind: 'redo' })}
      />
      {tools.map(([label, Icon, step]) => (
        <IconButton
          key={label}
          label={label}
          icon={<Icon aria-hidden="true" />}
          disabled={!selected}
          onClick={() => selected && of.step(selected.itemId, step)}
        />
      ))}
    </div>
  );
}
