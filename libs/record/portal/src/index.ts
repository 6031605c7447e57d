export * from './consent-link';
export * from './record.routes';
