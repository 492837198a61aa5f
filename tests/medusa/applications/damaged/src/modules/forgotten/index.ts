import { Module } from "@medusajs/framework/utils"

export default Module("forgotten", { service: class {} })
