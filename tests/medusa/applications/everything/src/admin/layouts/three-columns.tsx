import { defineLayoutConfig } from "@medusajs/admin-sdk"

const ThreeColumns = () => <div />

export const config = defineLayoutConfig({
  id: "everything:three-columns",
  sections: [],
})

export default ThreeColumns
