import { type PointerEvent, useRef } from 'react';
import { dragged, type Point } from '../geometry.ts';
import type { Canvas, CanvasPiece } from './use-canvas.ts';

interface Gesture {
  readonly key: string;
  readonly piece: CanvasPiece;
  readonly from: ReadonlyMap<number, Point>;
  /** A fixed first point: the centre of the piece, around which the handle turns it. */
  readonly around: Point | undefined;
}
let keys = 0;

/** Fingers, pens and the mouse on the canvas: one drags a piece, two turn and scale it, as does its handle. */
export function useGestures(canvas: Canvas) {
  const area = useRef<HTMLDivElement>(null);
  const points = useRef(new Map<number, Point>());
  const gesture = useRef<Gesture>(undefined);

  const begin = (piece: CanvasPiece, key: string, around?: Point) => {
    gesture.current = { key, piece, around, from: new Map(points.current) };
  };
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top } = area.current!.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const current = ({ from, around, piece }: Gesture): CanvasPiece => {
    const ids = [...from.keys()].slice(0, 2);
    const fixed = around ? [around] : [];
    const at = (of: ReadonlyMap<number, Point>) => [
      ...fixed,
      ...ids.map((id) => of.get(id) ?? from.get(id)!),
    ];
    const { width, height } = area.current!.getBoundingClientRect();
    return dragged(piece, at(from), at(points.current), { width, height });
  };
  const down = (event: PointerEvent, piece: CanvasPiece | undefined, isHandle = false) => {
    if (event.button !== 0) return;
    // A second finger joins the first, wherever on the canvas it is.
    const running = gesture.current;
    const held = running ? current(running) : piece;
    if (!held) return canvas.select(undefined);
    event.stopPropagation();
    area.current!.setPointerCapture(event.pointerId);
    points.current.set(event.pointerId, pointOf(event));
    canvas.select(held.itemId);
    const { width, height } = area.current!.getBoundingClientRect();
    const around = isHandle ? { x: held.x * width, y: held.y * height } : running?.around;
    return begin(held, running?.key ?? `gesture ${keys++}`, around);
  };
  const move = (event: PointerEvent) => {
    if (!gesture.current || !points.current.has(event.pointerId)) return;
    points.current.set(event.pointerId, pointOf(event));
    canvas.follow(current(gesture.current), gesture.current.key);
  };
  const up = (event: PointerEvent) => {
    const running = gesture.current;
    if (!running || !points.current.has(event.pointerId)) return;
    const held = current(running);
    points.current.delete(event.pointerId);
    if (points.current.size === 0) gesture.current = undefined;
    else begin(held, running.key);
  };
  return {
    area,
    down,
    handlers: {
      onPointerDown: (event: PointerEvent) => down(event, undefined),
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: up,
    },
  };
}
