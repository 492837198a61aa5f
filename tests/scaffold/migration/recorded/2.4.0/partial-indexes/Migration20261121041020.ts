import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041020 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "listing" drop constraint if exists "listing_handle_unique";`);
    this.addSql(`create table if not exists "listing" ("id" text not null, "title" text not null, "handle" text not null, "status" text not null, "rank" integer null, "featured" boolean not null default false, "ends_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "listing_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_by_status" ON "listing" (status) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_deleted_at" ON "listing" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_listing_handle_unique" ON "listing" (handle) WHERE status = 'live' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_rank" ON "listing" (rank) WHERE rank IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_status_rank" ON "listing" (status, rank) WHERE featured IS TRUE AND rank > 3 AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_listing_ends_at" ON "listing" (ends_at) WHERE deleted_at IS NULL AND ends_at IS NOT NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "UQ_title_handle" ON "listing" (title, handle) WHERE featured = false AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "bin" ON "listing" (featured) WHERE DELETED_AT IS NOT NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "listing" cascade;`);
  }

}
