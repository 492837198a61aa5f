import { Module } from "@medusajs/framework/utils"

export default Module("label", { service: class {} })
