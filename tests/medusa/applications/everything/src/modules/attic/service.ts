import type {
  ProviderDeleteFileDTO,
  ProviderFileResultDTO,
  ProviderGetFileDTO,
  ProviderUploadFileDTO,
} from "@medusajs/framework/types"
import { AbstractFileProviderService } from "@medusajs/framework/utils"

class AtticService extends AbstractFileProviderService {
  static identifier = "attic"
  private readonly kept = new Map<string, string>()

  async upload(file: ProviderUploadFileDTO): Promise<ProviderFileResultDTO> {
    this.kept.set(file.filename, file.content)
    return { url: `attic://${file.filename}`, key: file.filename }
  }

  async delete(files: ProviderDeleteFileDTO | ProviderDeleteFileDTO[]): Promise<void> {
    for (const file of [files].flat()) {
      this.kept.delete(file.fileKey)
    }
  }

  async getPresignedDownloadUrl(file: ProviderGetFileDTO): Promise<string> {
    return `attic://${file.fileKey}`
  }
}

export default AtticService
