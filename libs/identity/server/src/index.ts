export * from './account/accounts';
export * from './account/demo-sign-ins';
export * from './identity.module';
export * from './password/password-hashing';
export * from './session/sign-in-rules';
