export * from './infusion/gate-answers';
export * from './infusion/infusion-planning';
export * from './infusion/infusion-reading';
export * from './infusion/infusion-recording';
export * from './infusion/record/infusion-printing';
export * from './need/needs';
export * from './treatment.module';
