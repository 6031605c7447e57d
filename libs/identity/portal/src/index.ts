export * from './audience';
export * from './factor/factor-copy';
export * from './factor/passkey-client';
export * from './factor/step-up';
export * from './identity-copy';
export * from './identity.routes';
export * from './language-switch';
