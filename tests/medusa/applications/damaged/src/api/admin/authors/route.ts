import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { CATALOG_MODULE } from "../../../modules/catalog"

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "author",
    fields: ["id", "products.title"],
    filters: { firstName: "Ada", products: { title: "Mug" } },
  })
  const photos = await req.scope.resolve(CATALOG_MODULE).listPhotoes()
  res.json({ data, photos, all: await req.scope.resolve(CATALOG_MODULE).listPhotos() })
}

export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const link = req.scope.resolve(ContainerRegistrationKeys.LINK)
  const [author_id, product_id] = ["a", "p"]
  await link.create({ [CATALOG_MODULE]: { author_id }, [Modules.PRODUCT]: { product_id } })
  await link.create([{ [Modules.PRODUCT]: { product_id }, [CATALOG_MODULE]: { author_id } }])
  await link.dismiss({ [CATALOG_MODULE]: { id: author_id }, [Modules.PRODUCT]: { product_id } })
  res.json({})
}
