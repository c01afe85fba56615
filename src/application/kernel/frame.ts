import type { z } from 'zod';
import type { Instant, UserId } from '../../domain/kernel/id.ts';

/** A kind of frame that is pushed over sockets; its schema is part of the AsyncAPI document. */
export interface FrameType<T extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly summary: string;
  readonly data: T;
}
export const frameType = <T extends z.ZodType>(name: string, summary: string, data: T): FrameType<T> => ({
  name,
  summary,
  data,
});

/** A frame with its recipients. All recipients get the same frame, so nothing in it depends on the reader. */
export interface Push {
  readonly frame: FrameType;
  readonly data: unknown;
  readonly to: readonly UserId[];
}
export const push = <T extends z.ZodType>(
  frame: FrameType<T>,
  data: z.input<T>,
  to: readonly UserId[],
): Push => ({ frame, data, to });

/** What a frame is about; data that a port of its context understands in any process. */
export type Watched = Readonly<Record<string, unknown>>;

export interface Recipients {
  readonly to: readonly UserId[];
  /** Connections of other processes that watch this get the frame as well. */
  readonly watched?: Watched;
}

export interface OutgoingFrame extends Omit<Push, 'frame' | 'to'>, Recipients {
  readonly frame: Pick<FrameType, 'name'>;
  /** Id of the domain event; a client drops a frame with an id that it has already seen. */
  readonly id: string;
  readonly at: Instant;
  /** The W3C traceparent of what made it, if that was traced. Clients do not get it. */
  readonly trace?: string;
}
export function toFrame<T extends z.ZodType>(
  frame: FrameType<T>,
  event: { readonly id: string; readonly at: Instant },
  data: z.input<T>,
  recipients: readonly UserId[] | Recipients,
): OutgoingFrame {
  const toThem = 'to' in recipients ? recipients : { to: recipients };
  return { frame, data, ...toThem, id: event.id, at: event.at };
}
