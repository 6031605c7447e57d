export * from './need/needs';
export * from './treatment.module';
