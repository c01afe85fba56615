import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { isForStaff, type Operation } from '../../src/application/kernel/operation.ts';
import type { In, Name } from '../kit/calls.ts';
import { type Wire, wires } from '../kit/service.ts';
import { databases } from '../kit/world.ts';
import { type Case, cases } from './cases.ts';
import { privateTo, type Role, roles, type Stage, startTheatre } from './stage.ts';

type Theatre = Awaited<ReturnType<typeof startTheatre>>;

describe.each(databases)('every operation on %s', (kind) => {
  let theatre: Theatre;
  beforeAll(async () => {
    theatre = await startTheatre(kind);
  });
  afterAll(() => theatre.service.stop());

  async function attempt(wire: Wire, token: string | undefined, name: Name, input: In<Name>) {
    const client = await theatre.service.client(wire, token).catch((error) => {
      const { status, code } = error.data;
      return `${status} ${code}`;
    });
    if (typeof client === 'string') return { seen: client, result: undefined };
    try {
      const outcome = await client.call(name, input);
      return outcome.ok
        ? { seen: 'ok', result: outcome.result as unknown }
        : { seen: `${outcome.problem.status} ${outcome.problem.code}`, result: undefined };
    } finally {
      client.close();
    }
  }

  describe.each(operations.map(({ name }) => name))('%s', (name) => {
    const at = operations.findIndex((one) => one.name === name);
    const operation = operations[at] as unknown as Operation;
    // The wires do not know the database: on the second one each operation goes over one of them.
    const offering = operation.overSockets ? wires.filter((wire) => wire !== 'http') : wires;
    const used = kind === 'sqlite' ? offering : [offering[at % offering.length]!];

    test('answers each role as expected, alike on every wire', async () => {
      const shapes: unknown[] = [];
      for (const wire of used) {
        const stage = await theatre.stageFor(operation);
        const tokens = await theatre.tokensOf(stage);
        for (const [index, row] of (cases[name] as readonly Case[]).entries()) {
          await row.before?.(stage);
          for (const role of roles) {
            const input = row.input(stage);
            const { seen, result } = await attempt(wire, tokens[role], name, input);
            const where = `${wire} ${index} ${role}`;
            expect(`${where}: ${seen}`).toBe(`${where}: ${expected(operation, row, role, wire)}`);
            if (role === 'owner' && !row.elsewhere && !row.withoutSocket)
              shapes.push([wire, index, seen, shapeOf(result)]);
            else expectNothingPrivate(stage, role, input, result);
          }
        }
      }
      const of = (wire: Wire) =>
        shapes.filter((shape) => (shape as [Wire])[0] === wire).map((shape) => (shape as []).slice(1));
      for (const wire of used) expect(of(wire)).toEqual(of(used[0]!));
    });
  });
});

function expected({ access }: Operation, row: Case, role: Role, wire: Wire): string {
  const anyone = (wire === 'http' ? undefined : row.elsewhere) ?? row.anyone ?? 'ok';
  if (role === 'expired' || role === 'ended') {
    // A public operation ignores an invalid token; a socket does not open with one.
    if (wire === 'socket' || access !== 'public') return '401 request.token-rejected';
    return anyone;
  }
  if (access === 'public') return anyone;
  if (role === 'anonymous') return '401 request.not-signed-in';
  if (row.withoutSocket && wire !== 'socket') return row.withoutSocket;
  if (isForStaff({ access })) return role === 'admin' ? (row.admin ?? 'ok') : '403 request.not-allowed';
  if (role === 'owner') return row.owner ?? 'ok';
  if (role === 'admin' && row.admin) return row.admin;
  const asStranger = row.stranger ?? 'ok';
  return role === 'blocked' ? (row.blocked ?? asStranger) : asStranger;
}

/** No answer has private data of the owner, except what the caller sent; a blocked caller does not even get the owner's id or name. */
function expectNothingPrivate(stage: Stage, role: Role, input: unknown, result: unknown): void {
  const text = JSON.stringify(result ?? null);
  const told = JSON.stringify(input);
  const hidden = [...privateTo(stage), ...(role === 'blocked' ? [stage.owner.id, stage.owner.username] : [])];
  expect(
    hidden.filter((secret) => new RegExp(`${secret}(?!\\d)`).test(text) && !told.includes(secret)),
  ).toEqual([]);
}

/** Field names and types of an answer, without values, since times and texts differ between calls. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'object' || value === null) return typeof (value ?? '');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}
