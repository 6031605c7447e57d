export * from './release.routes';
export * from './room.routes';
