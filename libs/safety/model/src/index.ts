export * from './crisis-resource';
export * from './crisis-word';
