import { model } from "@medusajs/framework/utils"
import { ApprovalStatus } from "./approval-status"

export const Quiz = model.define("quiz", {
  id: model.id({ prefix: "qz" }).primaryKey(),
  title: model.text(),
  score: model.bigNumber().nullable(),
  approval_status: model.belongsTo(() => ApprovalStatus, {
    mappedBy: "quizzes",
  }),
})
