import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { QUOTE_MODULE } from "../../modules/quote"
import QuoteModuleService from "../../modules/quote/service"

type Offer = { action: "offer"; total: number; valid_until: Date }
type Accept = { action: "accept"; customer_id: string; version: number }
type Reject = { action: "reject"; customer_id: string }

export type ChangeQuoteInput = { id: string; change: Offer | Accept | Reject }

const refused = (message: string) =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, message)

export const changeQuoteStep = createStep(
  "change-quote",
  async ({ id, change }: ChangeQuoteInput, { container }) => {
    const service: QuoteModuleService = container.resolve(QUOTE_MODULE)
    const owner =
      change.action === "offer" ? {} : { customer_id: change.customer_id }
    const [quote] = await service.listQuotes({ id, ...owner })
    if (!quote) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `Quote with id "${id}" was not found`
      )
    }

    const open =
      quote.status === "offered" ||
      (change.action === "offer" && quote.status === "requested")
    if (!open) {
      throw refused(`The quote is ${quote.status}`)
    }
    if (change.action === "accept") {
      if (change.version !== quote.version) {
        throw refused(`The current version is ${quote.version}`)
      }
      if (!quote.valid_until || new Date(quote.valid_until) < new Date()) {
        throw refused("The offer is no longer valid")
      }
    }

    const changed = await service.updateQuotes(
      change.action === "offer"
        ? {
            id,
            status: "offered" as const,
            version: quote.version + 1,
            total: change.total,
            valid_until: change.valid_until,
          }
        : {
            id,
            status:
              change.action === "accept"
                ? ("accepted" as const)
                : ("rejected" as const),
          }
    )

    return new StepResponse(changed, {
      id,
      status: quote.status,
      version: quote.version,
      total: quote.total,
      valid_until: quote.valid_until,
    })
  },
  async (previous, { container }) => {
    if (previous) {
      const service: QuoteModuleService = container.resolve(QUOTE_MODULE)
      await service.updateQuotes(previous)
    }
  }
)

export const changeQuoteWorkflow = createWorkflow(
  "change-quote",
  (input: ChangeQuoteInput) => {
    return new WorkflowResponse(changeQuoteStep(input))
  }
)
