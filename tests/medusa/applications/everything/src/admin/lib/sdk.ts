export const backendUrl = "/"
