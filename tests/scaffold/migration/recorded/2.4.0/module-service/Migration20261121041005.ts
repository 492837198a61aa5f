import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041005 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "size" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_deleted_at" ON "size" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "size" cascade;`);
  }

}
