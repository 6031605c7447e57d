export * from './daily';
export * from './operation.contract';
export * from './operation.policy';
