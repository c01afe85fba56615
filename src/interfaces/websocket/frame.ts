import { randomUUID } from 'node:crypto';
import { InvalidFields } from '../../application/kernel/errors.ts';
import { fieldsOf } from '../kit/calls/fields.ts';

/** The call that a text frame stands for. */
export interface FrameCommand {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** A reference chosen by the client, which the answer repeats. */
  readonly ref: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;
const commands: Readonly<
  Record<string, (fields: Fields, conversationId: string) => Omit<FrameCommand, 'ref'>>
> = {
  create: (fields, conversationId) => ({
    operation: 'messaging.send-message',
    input: { clientId: randomUUID(), ...fields, conversationId },
  }),
  edit: (input) => ({ operation: 'messaging.edit-message', input }),
  delete: (input) => ({ operation: 'messaging.delete-message', input }),
  read: (fields, conversationId) => ({
    operation: 'messaging.mark-read',
    input: { ...fields, conversationId },
  }),
  watch: (input) => ({ operation: 'posts.watch', input }),
  unwatch: (input) => ({ operation: 'posts.unwatch', input }),
};

/** Parses a frame: JSON with a `type` is a command, any other text is a message. */
export function parseFrame(text: string, conversationId: string): FrameCommand {
  const command = parseObject(text);
  if (!command) return { ...commands.create!({ text }, conversationId), ref: undefined };
  const { type, ref, ...fields } = fieldsOf(command);
  const make = Object.hasOwn(commands, String(type)) ? commands[String(type)] : undefined;
  if (!make) throw invalidField('/type', `must be one of ${Object.keys(commands).join(', ')}`);
  if (ref !== undefined && (typeof ref !== 'string' || ref.length > 64))
    throw invalidField('/ref', 'must be text of at most 64 characters');
  return { ...make(fields, conversationId), ref };
}

/** The `ref` of a frame, also of an invalid one if it can be read. */
export function refOf(text: string): string | undefined {
  const ref = parseObject(text)?.ref;
  return typeof ref === 'string' && ref.length <= 64 ? ref : undefined;
}

function parseObject(text: string): Fields | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const value = parsed(text);
  return typeof value === 'object' && value !== null && 'type' in value ? (value as Fields) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const invalidField = (pointer: string, detail: string) =>
  new InvalidFields({ errors: [{ pointer, detail }] });
