import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041014 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "tag" ("id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tag_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tag_deleted_at" ON "tag" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "tag" cascade;`);
  }

}
