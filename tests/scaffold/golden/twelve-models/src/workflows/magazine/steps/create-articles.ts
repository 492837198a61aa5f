import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateArticleInput } from "../../../modules/magazine/types"

export const createArticlesStepId = "create-articles"

export const createArticlesStep = createStep(
  createArticlesStepId,
  async (data: CreateArticleInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const articles = await service.createArticles(data)

    return new StepResponse(
      articles,
      articles.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteArticles(ids)
  }
)
