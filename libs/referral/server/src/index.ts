export * from './referral.module';
export * from './release/releases';
