import { expect, test } from 'vitest';
import { createLogger } from '../../../src/infrastructure/kernel/observability/logger.ts';

const written = (log: (logger: ReturnType<typeof createLogger>) => void) => {
  const lines: string[] = [];
  log(createLogger('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
};

test('a line has a time, a level and a message', () => {
  const line = JSON.parse(written((logger) => logger.info({ requestId: 'r1' }, 'done')));
  expect(line).toMatchObject({ level: 30, requestId: 'r1', msg: 'done' });
  expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test('secrets are redacted at every level of nesting', () => {
  const text = written((logger) => {
    logger.info({ password: 'hush', input: { newPassword: 'hush', refreshToken: 'hush' } });
    logger.error({
      req: { headers: { authorization: 'Bearer hush', cookie: 'hush', 'set-cookie': 'hush' } },
    });
  });
  expect(text).not.toContain('hush');
  expect(text.split('\n').filter(Boolean)).toHaveLength(2);
});

test('user input cannot forge a log line', () => {
  const text = written((logger) =>
    logger.info({ userAgent: 'x\n{"level":60,"msg":"forged"}\r\u2028\u001b[31m' }),
  );
  expect(text.trimEnd().split(/[\n\r]|\p{Cc}/u)).toHaveLength(1);
  expect(JSON.parse(text).msg).toBeUndefined();
});

test('lines below the level are omitted', () => {
  expect(written((logger) => logger.debug('detail'))).toBe('');
});
