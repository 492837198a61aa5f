import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { SUPPLIER_MODULE } from "../../modules/supplier"
import SupplierModuleService from "../../modules/supplier/service"
import { CreateSupplierInput } from "../../modules/supplier/types"
import { createSuppliersStep } from "./steps/create-suppliers"
import { updateSuppliersStep } from "./steps/update-suppliers"

export type ImportSuppliersInput = {
  suppliers: CreateSupplierInput[]
}

const faultOf = ({ country, rating }: CreateSupplierInput) => {
  if (!/^[a-z]{2}$/.test(country)) {
    return `the country "${country}" is not two lower-case letters`
  }
  if (rating !== undefined && (rating < 1 || rating > 5)) {
    return `the rating ${rating} is not between 1 and 5`
  }
}

export const sortSuppliersStep = createStep(
  "sort-suppliers",
  async ({ suppliers }: ImportSuppliersInput, { container }) => {
    const seen = new Set<string>()
    for (const supplier of suppliers) {
      const fault = seen.has(supplier.code)
        ? "it is in the list twice"
        : faultOf(supplier)
      if (fault) {
        throw new MedusaError(
          MedusaError.Types.INVALID_DATA,
          `Supplier "${supplier.code}": ${fault}`
        )
      }
      seen.add(supplier.code)
    }

    const service: SupplierModuleService = container.resolve(SUPPLIER_MODULE)
    const known = await service.listSuppliers({ code: [...seen] })
    const ids = new Map(known.map(({ code, id }) => [code, id]))

    return new StepResponse({
      fresh: suppliers.filter(({ code }) => !ids.has(code)),
      changed: suppliers.flatMap((supplier) => {
        const id = ids.get(supplier.code)
        return id ? [{ ...supplier, id }] : []
      }),
    })
  }
)

export const importSuppliersWorkflow = createWorkflow(
  "import-suppliers",
  (input: ImportSuppliersInput) => {
    const sorted = sortSuppliersStep(input)
    const created = createSuppliersStep(sorted.fresh)
    const updated = updateSuppliersStep(sorted.changed)

    return new WorkflowResponse(
      transform({ created, updated }, (data) => ({
        created: data.created.length,
        updated: data.updated.length,
      }))
    )
  }
)
