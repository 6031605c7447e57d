export * from './inbox-copy';
export * from './messaging-copy';
export * from './messaging.routes';
export * from './messaging-staff.routes';
export * from './thread-list/thread-list-store';
export * from './thread-list/latest-message-card';
export * from './patient/patient-threads';
