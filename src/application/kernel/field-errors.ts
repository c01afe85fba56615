import type { z } from 'zod';
import type { FieldError, FieldErrorKind, Refusal } from '../../domain/kernel/refusal.ts';
import { InvalidFields } from './errors.ts';

type Issue = z.core.$ZodIssue;
type Kind = Pick<FieldError, 'kind' | 'limit'>;

/** Options of a refinement: what it says to people, and what to programs. */
export const because = (kind: FieldErrorKind, message: string, limit?: number) => ({
  message,
  params: { kind, ...(limit !== undefined && { limit }) },
});

/** The invalid fields of `input`, each with its JSON pointer; an unknown field is reported itself. */
export function invalid(error: z.ZodError, input: unknown): Refusal {
  const errors: FieldError[] = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(
          (key): FieldError => ({
            pointer: pointer([...issue.path, key]),
            detail: 'is not a field of this operation',
            kind: 'unknown-field',
          }),
        )
      : [{ pointer: pointer(issue.path), detail: issue.message, ...kindOf(issue, input) }],
  );
  return new InvalidFields({ errors });
}

const pointer = (path: readonly PropertyKey[]) =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    input,
  );

function kindOf(issue: Issue, input: unknown): Kind {
  switch (issue.code) {
    case 'too_small':
      return { kind: sizeKinds(issue.origin)[0], limit: Number(issue.minimum) };
    case 'too_big':
      return { kind: sizeKinds(issue.origin)[1], limit: Number(issue.maximum) };
    case 'invalid_format':
      return { kind: formatKinds[issue.format] ?? 'wrong-format' };
    case 'custom':
      return { kind: 'other', ...(issue.params as Kind | undefined) };
    case 'not_multiple_of':
      return { kind: 'wrong-format' };
    default:
      if (valueAt(input, issue.path) === undefined) return { kind: 'required' };
      return { kind: issue.code === 'invalid_value' ? 'not-an-option' : 'wrong-type' };
  }
}

const formatKinds: Readonly<Record<string, FieldErrorKind>> = {
  email: 'not-an-email',
  url: 'not-a-link',
  date: 'not-a-day',
};

function sizeKinds(origin: string): readonly [FieldErrorKind, FieldErrorKind] {
  if (origin === 'string') return ['too-short', 'too-long'];
  if (origin === 'number' || origin === 'int' || origin === 'bigint') return ['too-small', 'too-large'];
  return ['too-few', 'too-many'];
}
