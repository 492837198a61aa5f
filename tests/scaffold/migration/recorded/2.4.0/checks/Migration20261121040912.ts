import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040912 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "level" ("id" text not null, "qty" integer not null, "ratio" real not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "level_pkey" primary key ("id"), constraint not_negative check (qty >= 0), constraint small_ratio check (ratio < 1.5));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_level_deleted_at" ON "level" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "level" cascade;`);
  }

}
