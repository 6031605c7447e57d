export * from './audit.module';
export * from './check/log-reading';
export * from './check/proving';
export * from './seal/audit-key';
export * from './seal/checkpoint-folder';
export * from './seal/entry-row';
export * from './seal/sealer';
