export const midnight = () => new Date().setHours(0, 0, 0, 0)
