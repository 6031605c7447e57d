export * from './factor.contract';
export * from './identity.contract';
export * from './identity.errors';
export * from './identity.events';
export * from './identity.policy';
export * from './password-length';
export * from './password.contract';
export * from './rescue.contract';
