import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { SourceMutant } from './wires.ts';

/** Replaces the text of a mutant as its file is loaded. */
export const plant = ({ file, find, replace }: SourceMutant): Plugin => ({
  name: 'mutant',
  enforce: 'pre',
  transform: (code, id) =>
    id.split('?')[0] === resolve(file) ? { code: code.replace(find, () => replace), map: null } : undefined,
});
