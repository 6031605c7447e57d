export * from './identity.contract';
export * from './identity.errors';
export * from './identity.policy';
