import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040931 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "document" ("id" text not null, "tags" text[] not null, "labels" text[] null, "data" jsonb null, "meta" jsonb not null default '{"k":[1,2,{"z":null}]}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "document_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_document_deleted_at" ON "document" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_document_tags" ON "document" USING GIN (tags) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_document_labels" ON "document" USING gin (labels) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_document_data" ON "document" USING GIN (data) WHERE data IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_meta_gin" ON "document" USING GIN (meta) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "hashes" ("id" text not null, "key" text not null, "n" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "hashes_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_hashes_deleted_at" ON "hashes" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_hashes_key" ON "hashes" USING HASH (key) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_hashes_n" ON "hashes" USING BTREE (n) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "brin_n_key" ON "hashes" USING BRIN (n, key) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "document" cascade;`);

    this.addSql(`drop table if exists "hashes" cascade;`);
  }

}
