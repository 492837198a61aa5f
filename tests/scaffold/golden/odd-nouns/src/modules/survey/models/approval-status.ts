import { model } from "@medusajs/framework/utils"
import { Quiz } from "./quiz"

export const ApprovalStatus = model
  .define("approval_status", {
    id: model.id({ prefix: "as" }).primaryKey(),
    name: model.text().searchable().unique(),
    settings: model.json().nullable(),
    quizzes: model.hasMany(() => Quiz, { mappedBy: "approval_status" }),
  })
  .cascades({ delete: ["quizzes"] })
