import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdateArticleInput } from "../../../modules/magazine/types"

export const updateArticlesStepId = "update-articles"

export const updateArticlesStep = createStep(
  updateArticlesStepId,
  async (data: UpdateArticleInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listArticles(
      { id: data.map(({ id }) => id) },
      { relations: ["topics", "tags", "see_also"] }
    )
    // The foreign key of a one-to-one relation is only written through the relation.
    const articles = await service.updateArticles(
      data.map(({ cover_id, ...row }) => ({
        ...row,
        ...(cover_id !== undefined && { cover: cover_id as never }),
      }))
    )

    return new StepResponse(articles, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // An update merges JSON into what is there: clear it, so that added keys go too.
    await service.updateArticles(
      previous.map(({ id }) => ({ id, metadata: null }))
    )
    await service.updateArticles(
      previous.map((article) => ({
        id: article.id,
        title: article.title,
        slug: article.slug,
        status: article.status,
        words: article.words,
        fee: article.raw_fee as never,
        rating: article.rating,
        pinned: article.pinned,
        published_at: article.published_at,
        expires_at: article.expires_at,
        labels: article.labels,
        metadata: article.metadata,
        section_id: article.section_id,
        editor_id: article.editor_id,
        cover: (article.cover_id ?? null) as never,
        topics: article.topics.map(({ id }) => id),
        tags: article.tags.map(({ key }) => key),
        see_also: article.see_also.map(({ id }) => id),
      }))
    )
  }
)
