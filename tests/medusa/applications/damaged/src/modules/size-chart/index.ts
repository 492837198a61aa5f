import { Module } from "@medusajs/framework/utils"

export default Module("size-chart", { service: class {} })
