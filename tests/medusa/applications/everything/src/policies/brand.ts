import { definePolicies } from "@medusajs/framework/utils"

export const brandPolicies = definePolicies([
  { name: "ReadBrand", resource: "brand", operation: "read" },
  { name: "DeleteBrand", resource: "brand", operation: "delete" },
])
