import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { section } from '../docs/markdown.ts';
import { startTestService, type TestService } from '../kit/service.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}
interface RuleTest {
  readonly alert_rule_test: readonly {
    readonly alertname: string;
    readonly exp_alerts?: readonly object[];
  }[];
}

const folder = 'deploy/observability';
const yaml = (name: string) => parse(readFileSync(`${folder}/${name}`, 'utf8'));
const rules = (yaml('rules.yml').groups as { rules: Rule[] }[]).flatMap(({ rules }) => rules);
const ruleTests: RuleTest[] = yaml('rules.test.yml').tests;
const dashboard = JSON.parse(readFileSync(`${folder}/dashboard.json`, 'utf8'));
const panels: Panel[] = dashboard.panels;
const targets = panels.flatMap(({ targets: all = [] }) => all);

/** What Prometheus adds to each sample, or to each scrape. */
const addedLabels = ['job', 'instance', 'le'];
const addedMetrics = ['up'];

/** The metrics of a PromQL expression with the labels that it asks for; throws where it is not valid. */
function namesIn(expression: string) {
  // Grafana fills in its own variables.
  const text = expression.replaceAll('$__rate_interval', '5m');
  const [metrics, labels] = [new Set<string>(), new Set<string>()];
  parser.parse(text).iterate({
    enter({ type, from, to, node }) {
      const word = text.slice(from, to);
      if (type.isError) throw new Error(`Not PromQL at ${from}: ${expression}`);
      if (type.name === 'Identifier' && node.parent?.name === 'VectorSelector') metrics.add(word);
      if (type.name === 'LabelName') labels.add(word);
    },
  });
  return { metrics: [...metrics], labels: [...labels] };
}

describe('Prometheus and Grafana', () => {
  let service: TestService;
  /** The labels of each metric, under all names that its samples have. */
  const labelsOf = new Map<string, readonly string[]>();
  beforeAll(async () => {
    // What only several processes have is there as well; nobody answers at this address.
    service = await startTestService('sqlite', { REDIS_URL: 'redis://127.0.0.1:1' });
    const text = await (await fetch(`${service.url}/metrics`)).text();
    const exposed = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
    for (const [, name, type] of exposed) {
      const { labelNames = [] } = service.core.metrics.getSingleMetric(name!) as unknown as {
        labelNames?: string[];
      };
      const suffixes = type === 'histogram' ? ['_bucket', '_count', '_sum'] : [''];
      for (const suffix of suffixes) labelsOf.set(name! + suffix, labelNames);
    }
  });
  afterAll(() => service.stop());

  const expressions = [
    ...rules.map(({ alert, expr }) => [`alert ${alert}`, expr] as const),
    ...panels.flatMap(({ title, targets: all = [] }) =>
      all.map(({ expr }) => [`panel ${title}`, expr] as const),
    ),
  ];
  test.each(expressions)('%s asks for metrics and labels that the service has', (_, expression) => {
    const { metrics, labels } = namesIn(expression);
    expect(metrics).not.toEqual([]);
    expect(metrics.filter((name) => !labelsOf.has(name) && !addedMetrics.includes(name))).toEqual([]);
    const known = [...addedLabels, ...metrics.flatMap((name) => labelsOf.get(name) ?? [])];
    expect(labels.filter((label) => !known.includes(label))).toEqual([]);
  });

  test('an expression with a misspelt metric, with an unknown label or with broken syntax is noticed', () => {
    expect(namesIn('rate(outbox_lags{queue="a"}[5m])')).toEqual({
      metrics: ['outbox_lags'],
      labels: ['queue'],
    });
    expect(labelsOf.has('outbox_lags')).toBe(false);
    expect(() => namesIn('sum by (subscriber (outbox_lag_seconds)')).toThrow('Not PromQL');
  });
});

describe('Each alert', () => {
  test('has a name of its own, waits before it fires, and says how urgent it is', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { for: wait, labels, annotations } of rules) {
      expect(wait).toMatch(/^\d+[mh]$/);
      expect(['warning', 'critical']).toContain(labels.severity);
      expect(annotations.summary).not.toBe('');
    }
  });

  test('leads to a section of its own in the documentation, and each section belongs to an alert', () => {
    const text = section(readFileSync('docs/operations.md', 'utf8'), 'Alerts');
    const sections = text.split(/^### /m).slice(1);
    expect(sections.map((one) => one.split('\n')[0]).toSorted()).toEqual(
      rules.map(({ alert }) => alert).toSorted(),
    );
    for (const { alert, annotations } of rules)
      expect(annotations.runbook_url).toBe(`docs/operations.md#${alert.toLowerCase()}`);
    for (const one of sections) expect(one.length).toBeGreaterThan(100);
  });

  test('is tested to fire, and not to fire in a service that is well', () => {
    const results = ruleTests.flatMap(({ alert_rule_test: all }) => all);
    const names = (fires: boolean) =>
      results.filter(({ exp_alerts: alerts }) => Boolean(alerts) === fires).map(({ alertname }) => alertname);
    const all = rules.map(({ alert }) => alert).toSorted();
    expect(names(true).toSorted()).toEqual(all);
    expect(names(false).toSorted()).toEqual(all);
  });
});

test('the dashboard has panels with ids of their own, a data source to choose, and legends', () => {
  const ids = panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const variables = dashboard.templating.list as { name: string; type: string; query: string }[];
  expect(variables.find(({ name }) => name === 'datasource')).toMatchObject({
    type: 'datasource',
    query: 'prometheus',
  });
  const charts = panels.filter(({ type }) => type !== 'row');
  expect(charts.length).toBeGreaterThan(15);
  for (const { datasource, targets: all } of charts) {
    expect(datasource?.uid).toMatch(/^\$\{datasource\}$/);
    expect(all?.length).toBeGreaterThan(0);
  }
  for (const { legendFormat } of targets) expect(legendFormat).not.toBe('');
  const named = new Set(variables.map(({ name }) => name));
  const used = [...JSON.stringify(targets).matchAll(/\$\{?(\w+)/g)].map(([, name]) => name!);
  expect(used.filter((name) => !named.has(name) && !name.startsWith('__'))).toEqual([]);
});

test('the dashboard names only alerts that are there', () => {
  const known = rules.map(({ alert }) => alert);
  const named = panels.flatMap(({ description = '' }) =>
    (/Alerts?: ([^.]+)\./.exec(description)?.[1] ?? '').split(', ').filter(Boolean),
  );
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

const promtool = (...args: string[]) =>
  promisify(execFile)('promtool', args).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error) => ({
      code: error.code as number | string,
      output: `${error.stdout ?? ''}${error.stderr ?? ''}`,
    }),
  );
const hasPromtool = (await promtool('--version')).code !== 'ENOENT';
if (!hasPromtool)
  process.stderr.write(
    "\n!!! No promtool on the PATH (Debian's package prometheus): THE ALERTS ARE NOT RUN !!!\n\n",
  );

test.skipIf(!hasPromtool)('promtool accepts the configuration of Prometheus', async () => {
  const checked = await promtool('check', 'config', `${folder}/prometheus.yml`);
  expect(checked).toMatchObject({ code: 0, output: expect.stringContaining('1 rule files found') });
});

test.skipIf(!hasPromtool)('promtool accepts the rules, and each alert fires when it should', async () => {
  const checked = await promtool('check', 'rules', `${folder}/rules.yml`);
  expect(checked).toMatchObject({ code: 0, output: expect.stringContaining(`${rules.length} rules found`) });
  const tested = await promtool('test', 'rules', `${folder}/rules.test.yml`);
  expect(tested).toMatchObject({ code: 0, output: expect.stringContaining('SUCCESS') });
});
