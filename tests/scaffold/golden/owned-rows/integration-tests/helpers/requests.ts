import { MedusaContainer } from "@medusajs/framework/types"
import {
  ApiKeyType,
  ContainerRegistrationKeys,
  generateJwtToken,
  Modules,
} from "@medusajs/framework/utils"

type RequestConfig = { headers: Record<string, string> }

const tokenFor = async (
  container: MedusaContainer,
  actorType: "user" | "customer",
  actorId: string,
  email: string
) => {
  const { projectConfig } = container.resolve(
    ContainerRegistrationKeys.CONFIG_MODULE
  )
  const app_metadata = { [`${actorType}_id`]: actorId }

  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
    app_metadata,
  })

  return generateJwtToken(
    {
      actor_id: actorId,
      actor_type: actorType,
      auth_identity_id: identity.id,
      app_metadata,
    },
    { secret: projectConfig.http.jwtSecret, expiresIn: "1d" }
  )
}

export const adminRequest = async (
  container: MedusaContainer,
  email = "admin@example.com"
): Promise<RequestConfig> => {
  const user = await container.resolve(Modules.USER).createUsers({ email })
  const token = await tokenFor(container, "user", user.id, email)

  return { headers: { authorization: `Bearer ${token}` } }
}

export const storeRequest = async (
  container: MedusaContainer
): Promise<RequestConfig> => {
  const key = await container.resolve(Modules.API_KEY).createApiKeys({
    title: "test",
    type: ApiKeyType.PUBLISHABLE,
    created_by: "test",
  })

  return { headers: { "x-publishable-api-key": key.token } }
}

export const customerRequest = async (
  container: MedusaContainer,
  email = "customer@example.com"
): Promise<RequestConfig & { customer_id: string }> => {
  const { headers } = await storeRequest(container)
  const customer = await container
    .resolve(Modules.CUSTOMER)
    .createCustomers({ email, has_account: true })
  const token = await tokenFor(container, "customer", customer.id, email)

  return {
    customer_id: customer.id,
    headers: { ...headers, authorization: `Bearer ${token}` },
  }
}

export const refusalOf = async (request: Promise<unknown>) => {
  const { response } = await request.then(
    () => ({ response: undefined }),
    (error) => error
  )

  return response
}
