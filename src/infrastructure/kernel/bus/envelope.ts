import { type Topic, topics } from './bus.ts';

/** `beat`: the publisher lives. `hello`: so does a new or returning one, which wants a beat of everyone. `bye`: it ends. */
export type Signal = 'beat' | 'hello' | 'bye';
const signals: readonly Signal[] = ['beat', 'hello', 'bye'];
const firstTopic = 16;

export interface Envelope {
  /** 16 bytes that no other process has, as Latin-1. */
  readonly publisher: string;
  /** The number of messages that the publisher has sent, including this one; signals are not counted. */
  readonly sequence: number;
  readonly kind: Signal | { readonly topic: Topic; readonly payload: Buffer };
  /** Whether a signal is of a process that answers callers. */
  readonly answersCallers: boolean;
}

/** The payload of a signal. */
const answers = 1;
export const signalPayload = (answersCallers: boolean): Buffer => Buffer.of(answersCallers ? answers : 0);

const sequenceAt = 16;
const kindAt = 22;
const headerBytes = 23;

/** 16 bytes of the publisher, 6 of the sequence, 1 of the kind, then the payload. */
export function seal(
  publisher: Buffer,
  sequence: number,
  kind: Signal | Topic,
  payload?: Uint8Array,
): Buffer {
  const header = Buffer.alloc(headerBytes);
  publisher.copy(header);
  header.writeUIntBE(sequence, sequenceAt, kindAt - sequenceAt);
  const signal = signals.indexOf(kind as Signal);
  header[kindAt] = signal >= 0 ? signal : firstTopic + topics.indexOf(kind as Topic);
  return payload ? Buffer.concat([header, payload]) : header;
}

/** Undefined for a kind that this version does not know. */
export function open(message: Buffer): Envelope | undefined {
  const code = message[kindAt];
  if (code === undefined) return undefined;
  const topic = topics[code - firstTopic];
  const kind = topic ? { topic, payload: message.subarray(headerBytes) } : signals[code];
  if (kind === undefined) return undefined;
  return {
    publisher: message.toString('latin1', 0, sequenceAt),
    sequence: message.readUIntBE(sequenceAt, kindAt - sequenceAt),
    kind,
    answersCallers: message[headerBytes] === answers,
  };
}
