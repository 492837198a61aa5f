import { Module } from "@medusajs/framework/utils"
import ShelfService from "./service"

export default Module("shelf", { service: ShelfService })
