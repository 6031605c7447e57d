export * from './audience';
export * from './factor/step-up';
export * from './identity-copy';
export * from './identity.routes';
