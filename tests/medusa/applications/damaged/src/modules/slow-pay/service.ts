export default class SlowPayService {}
