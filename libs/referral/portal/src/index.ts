export * from './referral-staff.routes';
export * from './release.routes';
export * from './room.routes';
export * from './therapy-link';
export * from './therapy-standing';
