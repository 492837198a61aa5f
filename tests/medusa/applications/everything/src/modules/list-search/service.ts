import type { SearchTypes } from "@medusajs/framework/types"
import { AbstractSearchProviderService } from "@medusajs/framework/utils"

class ListSearchService extends AbstractSearchProviderService {
  static identifier = "list"
  private readonly held = new Map<string, SearchTypes.SearchDocument[]>()

  async upsertIndex({ index }: { index: SearchTypes.ResolvedSearchIndexDefinition }) {
    this.held.set(index.physical_name, [])
    return { index: index.physical_name, status: "succeeded" as const }
  }

  async deleteIndex({ index }: { index: string }) {
    this.held.delete(index)
    return { index, status: "succeeded" as const }
  }

  async listIndexes(): Promise<SearchTypes.SearchIndexInfo[]> {
    return []
  }

  async search(input: SearchTypes.ProviderSearchQuery): Promise<SearchTypes.SearchResult> {
    const hits = this.held.get(input.index.physical_name) ?? []
    return {
      hits: hits.map((document) => ({ id: document.id, document })),
      metadata: { skip: 0, take: hits.length, count: hits.length },
    }
  }
}

export default ListSearchService
