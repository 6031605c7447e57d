export * from './size-words';
export * from './system-staff.routes';
