export * from './thread.contract';
export * from './message.contract';
export * from './inbox.contract';
export * from './inbox-reason';
export * from './messaging.errors';
export * from './messaging.events';
export * from './messaging.policy';
export * from './promise';
