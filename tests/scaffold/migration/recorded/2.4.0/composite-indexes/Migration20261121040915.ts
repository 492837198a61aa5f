import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040915 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "page" drop constraint if exists "page_entry_id_slug_unique";`);
    this.addSql(`alter table if exists "entry" drop constraint if exists "entry_c_a_b_unique";`);
    this.addSql(`alter table if exists "entry" drop constraint if exists "entry_a_b_unique";`);
    this.addSql(`alter table if exists "entry" drop constraint if exists "entry_b_unique";`);
    this.addSql(`alter table if exists "entry" drop constraint if exists "entry_a_unique";`);
    this.addSql(`create table if not exists "entry" ("id" text not null, "a" text not null, "b" text not null, "c" text not null, "order" text not null, "tags" text[] not null, "active" boolean not null, "qty" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "entry_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_entry_a_unique" ON "entry" (a) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_entry_b_unique" ON "entry" (b) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_entry_c" ON "entry" (c) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_entry_deleted_at" ON "entry" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_entry_a_b_unique" ON "entry" (a, b) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_entry_c_a_b_unique" ON "entry" (c, a, b) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_entry_b_c" ON "entry" (b, c) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_entry_qty" ON "entry" (qty) WHERE qty > 10 AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_of_deleted" ON "entry" (order) WHERE active IS TRUE AND deleted_at IS NOT NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_entry_tags" ON "entry" USING GIN (tags) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "only_some" ON "entry" (c) WHERE c != 'x' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "page" ("id" text not null, "slug" text not null, "entry_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "page_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_page_entry_id" ON "page" (entry_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_page_deleted_at" ON "page" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_page_entry_id_slug_unique" ON "page" (entry_id, slug) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "page" add constraint "page_entry_id_foreign" foreign key ("entry_id") references "entry" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "page" drop constraint if exists "page_entry_id_foreign";`);

    this.addSql(`drop table if exists "entry" cascade;`);

    this.addSql(`drop table if exists "page" cascade;`);
  }

}
