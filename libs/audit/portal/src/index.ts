export { glassCopy } from './audit-copy';
export * from './audit.routes';
export * from './glass/glass-banner';
export * from './glass/glass-panel';
