import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040945 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "kinds" ("id" text not null, "a_text" text null, "a_number" integer null, "a_bignumber" numeric null, "a_float" real null, "a_boolean" boolean null, "a_datetime" timestamptz null, "a_json" jsonb null, "a_array" text[] null, "a_autoincrement" serial, "an_enum" text check ("an_enum" in ('a', 'b')) null, "raw_a_bignumber" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "kinds_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_deleted_at" ON "kinds" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "kinds" cascade;`);
  }

}
