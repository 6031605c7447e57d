export * from './safety-copy';
export * from './help-now';
export * from './help-panel';
export * from './help-button';
export * from './writing-aid';
export * from './quick-exit';
export * from './quick-exit-button';
