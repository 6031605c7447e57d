export * from './release.routes';
