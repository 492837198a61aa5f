import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20260101000000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "brand_profile" drop constraint if exists "brand_profile_brand_id_unique";`);
    this.addSql(`alter table if exists "brand" drop constraint if exists "brand_handle_unique";`);
    this.addSql(`alter table if exists "brand_tag" drop constraint if exists "brand_tag_value_unique";`);
    this.addSql(`create table if not exists "brand_tag" ("id" text not null, "value" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "brand_tag_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_brand_tag_value_unique" ON "brand_tag" ("value") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_brand_tag_deleted_at" ON "brand_tag" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "catalog_maker" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "catalog_maker_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_catalog_maker_deleted_at" ON "catalog_maker" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "brand" ("id" text not null, "name" text not null, "handle" text not null, "rank" integer not null default 0, "score" real null, "worth" numeric null, "is_active" boolean not null default true, "tier" text check ("tier" in ('basic', 'premium')) not null default 'basic', "founded_at" timestamptz null, "story" jsonb null, "aliases" text[] null, "number" serial, "maker_id" text null, "raw_worth" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "brand_pkey" primary key ("id"), constraint CK_brand_rank check (rank >= 0));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_brand_handle_unique" ON "brand" ("handle") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_brand_founded_at" ON "brand" ("founded_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_brand_maker_id" ON "brand" ("maker_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_brand_deleted_at" ON "brand" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_brand_name_tier" ON "brand" ("name", "tier") WHERE is_active IS TRUE AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "brand_profile" ("id" text not null, "website" text null, "brand_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "brand_profile_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_brand_profile_brand_id_unique" ON "brand_profile" ("brand_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_brand_profile_deleted_at" ON "brand_profile" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "brand_tags" ("brand_id" text not null, "brand_tag_id" text not null, constraint "brand_tags_pkey" primary key ("brand_id", "brand_tag_id"));`);

    this.addSql(`create table if not exists "sample" ("id" text not null, "title" text not null, "brand_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sample_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sample_brand_id" ON "sample" ("brand_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sample_deleted_at" ON "sample" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "brand" add constraint "brand_maker_id_foreign" foreign key ("maker_id") references "catalog_maker" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "brand_profile" add constraint "brand_profile_brand_id_foreign" foreign key ("brand_id") references "brand" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "brand_tags" add constraint "brand_tags_brand_id_foreign" foreign key ("brand_id") references "brand" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "brand_tags" add constraint "brand_tags_brand_tag_id_foreign" foreign key ("brand_tag_id") references "brand_tag" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "sample" add constraint "sample_brand_id_foreign" foreign key ("brand_id") references "brand" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "brand_tags" drop constraint if exists "brand_tags_brand_tag_id_foreign";`);

    this.addSql(`alter table if exists "brand" drop constraint if exists "brand_maker_id_foreign";`);

    this.addSql(`alter table if exists "brand_profile" drop constraint if exists "brand_profile_brand_id_foreign";`);

    this.addSql(`alter table if exists "brand_tags" drop constraint if exists "brand_tags_brand_id_foreign";`);

    this.addSql(`alter table if exists "sample" drop constraint if exists "sample_brand_id_foreign";`);

    this.addSql(`drop table if exists "brand_tag" cascade;`);

    this.addSql(`drop table if exists "catalog_maker" cascade;`);

    this.addSql(`drop table if exists "brand" cascade;`);

    this.addSql(`drop table if exists "brand_profile" cascade;`);

    this.addSql(`drop table if exists "brand_tags" cascade;`);

    this.addSql(`drop table if exists "sample" cascade;`);
  }

}
