export * from './need/estimates';
export * from './need/need-score';
export * from './need/need.contract';
export * from './need/own-interval';
export * from './outcome/survival';
export * from './outcome/wilson';
