export * from './clock/referral-clock';
export * from './directory/matching';
export * from './directory/therapist.contract';
export * from './lifecycle/referral-move';
export * from './lifecycle/referral-state';
export * from './need/referral-need';
export * from './release/release';
export * from './tracker/tracker';
