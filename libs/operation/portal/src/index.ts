export * from './checklist-card';
export * from './size-words';
export * from './system-staff.routes';
