export default async function handler() {}

export const config = { event: "product.created" }
