export * from './ids';
export * from './actor';
export * from './policy';
export * from './failure';
export * from './text';
export * from './event';
export * from './live.contract';
