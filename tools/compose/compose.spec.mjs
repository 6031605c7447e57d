// docker-compose.yml against the Compose Specification's own schema, and against what this repository promises of it.
// The schema is the specification's (github.com/compose-spec/compose-spec, Apache-2.0), kept here unchanged.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');

const compose = parse(read('docker-compose.yml'), { merge: true });
const schema = JSON.parse(read('tools/compose/compose-spec.json'));
// The schema names its draft with https, by which ajv does not know it.
delete schema.$schema;
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

describe('docker-compose.yml', () => {
  it('is valid by the Compose schema', () => {
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('would be refused with a setting that Compose does not know', () => {
    expect(validate({ ...compose, services: { api: { imagine: 'x' } } })).toBe(false);
  });

  it('has a proxy, API processes, PostgreSQL, Redis and a migration that comes first', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'proxy', 'redis']);
    expect(compose.services.api.depends_on.migrate.condition).toBe('service_completed_successfully');
    expect(compose.services.api.deploy.replicas).toBe('${API_PROCESSES:-2}');
  });

  it('opens no port but the proxy’s', () => {
    const open = Object.entries(compose.services).filter(([, service]) => service.ports);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
    expect(compose.networks.inside.internal).toBe(true);
    expect(compose.services.postgres.networks).toEqual(['inside']);
    expect(compose.services.redis.networks).toEqual(['inside']);
  });

  it('holds no password: every one comes from a file', () => {
    for (const service of Object.values(compose.services)) {
      const names = Object.keys(service.environment ?? {}).filter((name) =>
        /PASSWORD|SECRET|TOKEN|SMTP_URL/.test(name),
      );
      expect(names.filter((name) => !name.endsWith('_FILE'))).toEqual([]);
    }
  });

  it('gives a service only secrets, configs, volumes and networks that are declared', () => {
    for (const service of Object.values(compose.services)) {
      for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
      for (const { source } of service.configs ?? []) expect(Object.keys(compose.configs)).toContain(source);
      for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
      for (const volume of service.volumes ?? []) {
        const name = volume.split(':')[0];
        if (/^[a-z]/.test(name)) expect(Object.keys(compose.volumes)).toContain(name);
      }
    }
  });

  it('keeps the owner of the tables away from the server', () => {
    expect(compose.services.api.secrets).not.toContain('owner_password');
    expect(compose.services.api.environment).not.toHaveProperty('DATABASE_OWNER_URL');
  });

  it('never runs the demo', () => {
    expect(read('docker-compose.yml')).not.toMatch(/DEMO/);
  });

  it('builds from a Dockerfile that exists and starts as an account without rights', () => {
    const { dockerfile } = compose.services.api.build;
    expect(existsSync(path.join(root, dockerfile))).toBe(true);
    expect(read(dockerfile)).toMatch(/^USER node$/m);
  });
});
