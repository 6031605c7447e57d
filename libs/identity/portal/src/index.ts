export * from './identity-copy';
export * from './identity.routes';
export * from './audience';
