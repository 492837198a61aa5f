import { Module } from "@medusajs/framework/utils"
import SurveyModuleService from "./service"

export const SURVEY_MODULE = "survey"

export default Module(SURVEY_MODULE, {
  service: SurveyModuleService,
})
