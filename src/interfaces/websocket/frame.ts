import { randomUUID } from 'node:crypto';
import { InvalidFields } from '../../application/kernel/errors.ts';
import { fieldsOf } from '../json.ts';

/** What a text frame asks for. */
export interface FrameCommand {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The caller's own word for this frame, which its answer repeats. */
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
};

/** JSON with a `type` says what it wants; any other text is what someone writes. */
export function parseFrame(text: string, conversationId: string): FrameCommand {
  const said = parseObject(text);
  if (!said) return { ...commands.create!({ text }, conversationId), ref: undefined };
  const { type, ref, ...fields } = fieldsOf(said);
  const make = Object.hasOwn(commands, String(type)) ? commands[String(type)] : undefined;
  if (!make) throw invalidField('/type', `must be one of ${Object.keys(commands).join(', ')}`);
  if (ref !== undefined && (typeof ref !== 'string' || ref.length > 64))
    throw invalidField('/ref', 'must be text of at most 64 characters');
  return { ...make(fields, conversationId), ref };
}

/** Also of a frame that is refused, as far as it can be told. */
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
