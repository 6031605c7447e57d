export * from './accounts';
export * from './demo-sign-ins';
export * from './identity.module';
export * from './password-hashing';
export * from './sign-in-rules';
