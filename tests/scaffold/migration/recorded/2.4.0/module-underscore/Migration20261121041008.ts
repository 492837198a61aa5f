import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041008 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "size_guide" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_guide_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_deleted_at" ON "size_guide" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "size_guide" cascade;`);
  }

}
