import { model } from "@medusajs/framework/utils"
import { Author } from "./author"
import { Credit } from "./credit"
import { Picture } from "./picture"
import { Revision } from "./revision"
import { Section } from "./section"
import { Summary } from "./summary"
import { Tag } from "./tag"
import { Topic } from "./topic"

export const Article = model
  .define("article", {
    id: model.id({ prefix: "art" }).primaryKey(),
    title: model.text().searchable().translatable(),
    slug: model.text().unique(),
    number: model.autoincrement(),
    status: model.enum(["draft", "published", "archived"]).default("draft"),
    words: model.number().default(0),
    fee: model.bigNumber().nullable(),
    rating: model.float().nullable(),
    pinned: model.boolean().default(false),
    published_at: model.dateTime().nullable(),
    expires_at: model.dateTime().nullable(),
    labels: model.array(),
    metadata: model.json().nullable(),
    reading_time: model.number().nullable().computed(),
    section: model.belongsTo(() => Section, { mappedBy: "articles" }),
    editor: model.belongsTo(() => Author, { mappedBy: "edited" }).nullable(),
    summary: model.hasOne(() => Summary, { mappedBy: "article" }),
    revisions: model
      .hasMany(() => Revision, { mappedBy: "article" })
      .searchable(),
    cover: model
      .hasOne(() => Picture, { foreignKey: true, mappedBy: undefined })
      .nullable(),
    topics: model.manyToMany(() => Topic, { mappedBy: "articles" }),
    tags: model.manyToMany(() => Tag, {
      mappedBy: "articles",
      pivotTable: "article_tagging",
    }),
    authors: model.manyToMany(() => Author, {
      mappedBy: "articles",
      pivotEntity: () => Credit,
    }),
    see_also: model.manyToMany(() => Article, {
      mappedBy: "seen_from",
      pivotTable: "article_reference",
      joinColumn: "article_id",
      inverseJoinColumn: "related_article_id",
    }),
    seen_from: model.manyToMany(() => Article, { mappedBy: "see_also" }),
  })
  .cascades({ delete: ["revisions"] })
  .indexes([
    { on: ["status", "published_at"] },
    { on: ["title"], where: "(pinned = TRUE OR status = 'published')" },
    { on: ["labels"], type: "GIN" },
    {
      name: "IDX_article_live_title",
      on: ["section_id", "title"],
      unique: true,
      where: "status <> 'archived'",
    },
  ])
  .checks([
    { name: "counted_words", expression: "words >= 0" },
    {
      name: "expires_later",
      expression: "expires_at IS NULL OR published_at < expires_at",
    },
  ])
