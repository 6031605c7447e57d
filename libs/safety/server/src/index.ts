export * from './alert/alert-handling';
export * from './alert/alert-reading';
export * from './alert/alerts';
export * from './alert/unsafe-now';
export * from './drill/drills';
export * from './on-call/safety-settings';
export * from './plan/safety-plans';
export * from './safety.module';
