import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCompose } from './compose.ts';

const { services } = readCompose();
const scrapeConfiguration = parse(readFileSync('deploy/observability/prometheus.yml', 'utf8')) as {
  readonly scrape_configs: readonly {
    readonly job_name: string;
    readonly dns_sd_configs: readonly { readonly names: readonly string[]; readonly port: number }[];
  }[];
};

test('Prometheus asks every process, at the port where it has its metrics, and no proxy leads there', () => {
  const [job, ...others] = scrapeConfiguration.scrape_configs;
  const discovery = job!.dns_sd_configs[0]!;
  expect([job!.job_name, others]).toEqual(['layers', []]);
  const answering = Object.keys(services).filter((name) => services[name]!.environment?.METRICS_PORT);
  expect([...discovery.names].sort()).toEqual(answering.sort());
  for (const name of answering)
    expect(services[name]!.environment!.METRICS_PORT).toBe(String(discovery.port));
  expect(readFileSync('deploy/proxy/Caddyfile', 'utf8')).not.toMatch(
    new RegExp(`${discovery.port}|prometheus|grafana`),
  );
});

test('Prometheus and Grafana start only with their profile, and find the files that they are given', () => {
  const profiles = Object.entries(services).filter(([, service]) => service.profiles);
  expect(profiles.map(([name, service]) => [name, service.profiles])).toEqual([
    ['prometheus', ['observability']],
    ['grafana', ['observability']],
  ]);
  for (const [name, { volumes: mounts = [] }] of Object.entries(services))
    for (const path of mounts.filter((one) => one.startsWith('.')).map((one) => one.split(':')[0]!))
      expect([name, path, existsSync(path)]).toEqual([name, path, true]);
  const inGrafana = (path: string) =>
    services
      .grafana!.volumes!.find((one) => one.startsWith(`./deploy/observability/${path}:`))
      ?.split(':')[1];
  const [provider] = parse(readFileSync('deploy/observability/grafana/dashboards.yml', 'utf8')).providers;
  expect(dirname(inGrafana('dashboard.json')!)).toBe(provider.options.path);
  expect(inGrafana('dashboard.json')).toBe(
    services.grafana!.environment!.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH,
  );
  for (const kind of ['datasources', 'dashboards'])
    expect(inGrafana(`grafana/${kind}.yml`)).toMatch(`/etc/grafana/provisioning/${kind}/`);
  const [source] = parse(readFileSync('deploy/observability/grafana/datasources.yml', 'utf8')).datasources;
  expect(services).toHaveProperty(new URL(source.url).hostname);
});
