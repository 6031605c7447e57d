export * from './daily';
export * from './diagnosis';
export * from './finding-words';
export * from './operation.contract';
export * from './operation.errors';
export * from './operation.policy';
export * from './system-facts';
