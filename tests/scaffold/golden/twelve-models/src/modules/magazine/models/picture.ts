import { model } from "@medusajs/framework/utils"
import { Revision } from "./revision"

export const Picture = model
  .define("picture", {
    id: model.id({ prefix: "pctr" }).primaryKey(),
    url: model.text(),
    width: model.number(),
    height: model.number(),
    ratio: model.float().default(1.5),
    revision: model
      .belongsTo(() => Revision, { mappedBy: "pictures" })
      .nullable(),
  })
  .checks([
    {
      name: "landscape",
      expression: "width >= height AND height BETWEEN 10 AND 5000",
    },
  ])
