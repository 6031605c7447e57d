export * from './actor';
export * from './csv';
export * from './event';
export * from './failure';
export * from './ids';
export * from './live.contract';
export * from './policy';
export * from './text';
