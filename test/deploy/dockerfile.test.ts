import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dockerfileProblems } from './dockerfile.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');

test('the Dockerfile is valid, and its container needs neither a shell nor root', () => {
  expect(dockerfileProblems(dockerfile)).toEqual([]);
});

test.each([
  ['root', 'USER 65532:65532', 'USER root', 'USER: '],
  ['no user', 'USER 65532:65532\n', '', 'USER: '],
  [
    'a command for a shell',
    'CMD ["--max-semi-space-size=16", "dist/main.js"]',
    'CMD node dist/main.js',
    'CMD: ',
  ],
  ['an entry point for a shell', 'ENTRYPOINT ["node"]', 'ENTRYPOINT node', 'ENTRYPOINT: '],
  [
    'a health check for a shell',
    /CMD \["node", "--eval".*$/m,
    'CMD curl localhost:3000/healthz',
    'HEALTHCHECK: ',
  ],
  ['a command where there is no shell', 'VOLUME /data', 'RUN mkdir /data', 'RUN: '],
  ['an unknown instruction', 'EXPOSE 3000', 'EXPOSES 3000', 'Unknown instruction: EXPOSES'],
  ['an unknown option', '--interval=10s', '--intervall=10s', 'Unknown flag: intervall'],
])('%s in it is found', (_what, from, to, problem) => {
  const spoilt = dockerfile.replace(from, to);
  expect(spoilt).not.toBe(dockerfile);
  expect(dockerfileProblems(spoilt).join('\n')).toContain(problem);
});

test('npm installs once', () => {
  expect(dockerfile.match(/npm (ci|install)/g)).toEqual(['npm ci']);
});

test('what the build copies is not kept from it by .dockerignore', () => {
  const sent = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'));
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
    paths!.split(' '),
  );
  expect(sent.map((line) => line.slice(1)).sort()).toEqual(copied.sort());
});
