import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS =
  "created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

export class Migration20260101000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "catalog_maker" ("id" text not null primary key, "name" text not null, ${STAMPS});`
    )
    this.addSql(
      `create table if not exists "brand" ("id" text not null primary key, "name" text not null, "handle" text not null, "rank" integer not null default 0, "score" real null, "worth" numeric null, "is_active" boolean not null default true, "tier" text check ("tier" in ('basic', 'premium')) not null default 'basic', "founded_at" timestamptz null, "story" jsonb null, "aliases" text[] null, "number" serial, "maker_id" text null references "catalog_maker" ("id") on update cascade on delete set null, "raw_worth" jsonb null, ${STAMPS}, constraint "CK_brand_rank" check (rank >= 0));`
    )
    this.addSql(
      `create unique index if not exists "IDX_brand_handle_unique" on "brand" ("handle") where deleted_at is null;`
    )
    this.addSql(
      `create table if not exists "brand_profile" ("id" text not null primary key, "website" text null, "brand_id" text not null references "brand" ("id") on update cascade, ${STAMPS});`
    )
    this.addSql(
      `create table if not exists "sample" ("id" text not null primary key, "title" text not null, "brand_id" text not null references "brand" ("id") on update cascade, ${STAMPS});`
    )
    this.addSql(
      `create table if not exists "brand_tag" ("id" text not null primary key, "value" text not null, ${STAMPS});`
    )
    this.addSql(
      `create table if not exists "brand_tags" ("brand_id" text not null references "brand" ("id") on update cascade on delete cascade, "brand_tag_id" text not null references "brand_tag" ("id") on update cascade on delete cascade, primary key ("brand_id", "brand_tag_id"));`
    )
  }

  override async down(): Promise<void> {
    for (const table of ["brand_tags", "brand_tag", "sample", "brand_profile", "brand", "catalog_maker"]) {
      this.addSql(`drop table if exists "${table}" cascade;`)
    }
  }
}
