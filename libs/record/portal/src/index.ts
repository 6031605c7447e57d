export * from './consent/consent-link';
export * from './record.routes';
