import { model } from "@medusajs/framework/utils"
import { SizeGuide } from "./size-guide"

export const SizeGuideEntry = model
  .define("size_guide_entry", {
    id: model.id({ prefix: "sge" }).primaryKey(),
    label: model.text(),
    diameter: model.bigNumber(),
    guide: model.belongsTo(() => SizeGuide, { mappedBy: "entries" }),
  })
  .indexes([{ on: ["guide_id", "label"], unique: true }])
