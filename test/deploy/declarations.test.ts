import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Declarations } from '../../scripts/deploy-schemas/declarations.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

test('declarations of TypeScript become strict schemas, over several files', async () => {
  const folder = await temporaryFolder();
  writeFileSync(
    join(folder, 'pod.d.ts'),
    `import { IPort as Port } from './port.js';
     interface Named { name: string; labels?: { [key: string]: string } }
     export interface Pod extends Named { ports?: Array<Port>; inner?: Pod; size: string | number | null }`,
  );
  writeFileSync(
    join(folder, 'port.d.ts'),
    `interface Internal { port: number; protocol?: 'TCP' | 'UDP'; open?: boolean }
     export type { Internal as IPort };`,
  );
  const declarations = new Declarations({ nameOf: ({ name }) => name.getText(), ignores: /^null$/ });
  expect(declarations.schemaOf(join(folder, 'pod.d.ts'), 'Pod')).toEqual({ $ref: '#/$defs/Pod' });
  expect(declarations.definitions).toEqual({
    Pod: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        ports: { type: 'array', items: { $ref: '#/$defs/IPort' } },
        inner: { $ref: '#/$defs/Pod' },
        size: { anyOf: [{ type: 'string' }, { type: 'number' }] },
      },
      required: ['name', 'size'],
      additionalProperties: false,
    },
    IPort: {
      type: 'object',
      properties: {
        port: { type: 'number' },
        protocol: { enum: ['TCP', 'UDP'] },
        open: { type: 'boolean' },
      },
      required: ['port'],
      additionalProperties: false,
    },
  });
});

test('a type that is not understood is an error, not a schema that allows everything', async () => {
  const path = join(await temporaryFolder(), 'odd.d.ts');
  writeFileSync(path, 'export interface Odd { call: () => void }');
  const declarations = new Declarations({ nameOf: ({ name }) => name.getText(), ignores: /^null$/ });
  expect(() => declarations.schemaOf(path, 'Odd')).toThrow('no schema for () => void');
});
