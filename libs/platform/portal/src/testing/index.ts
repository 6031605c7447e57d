export * from './fake-channel';
export * from './fake-clock';
export * from './memory-device-store';
export * from './test-portal';
