export * from './alert/alerts';
export * from './safety.module';
