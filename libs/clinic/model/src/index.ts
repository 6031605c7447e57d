export * from './clinic.contract';
export * from './clinic.errors';
export * from './clinic.events';
export * from './clinic.policy';
export * from './opening';
export * from './set-up.contract';
