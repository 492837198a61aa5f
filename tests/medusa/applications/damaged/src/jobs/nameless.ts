export default async function report() {}

export const config = { schedule: "0 0 * * *" }
