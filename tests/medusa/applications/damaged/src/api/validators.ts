import { z } from "zod"

export const CreateBrand = z.object({ name: z.string(), tier: z.string().optional() })

export const GetNote = z.object({ fields: z.string().optional() })

export const UpdateNote = z.object({ text: z.string() })
