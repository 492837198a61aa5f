export * from "./add-points"
