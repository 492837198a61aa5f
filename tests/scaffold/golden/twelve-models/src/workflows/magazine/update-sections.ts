import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateSectionInput } from "../../modules/magazine/types"
import { updateSectionsStep } from "./steps/update-sections"

export type UpdateSectionsWorkflowInput = {
  sections: UpdateSectionInput[]
}

export const updateSectionsWorkflowId = "update-sections"

export const updateSectionsWorkflow = createWorkflow(
  updateSectionsWorkflowId,
  (input: UpdateSectionsWorkflowInput) => {
    const sections = updateSectionsStep(input.sections)

    const event = transform({ sections }, (data) =>
      data.sections.map(({ code }) => ({ id: code }))
    )
    emitEventStep({ eventName: "section.updated", data: event })

    return new WorkflowResponse(sections)
  }
)
