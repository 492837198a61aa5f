import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040940 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "kinds" ("id" text not null, "a_text" text null default 'plain', "a_number" integer null default -3, "a_float" real null default 1.5, "a_big" numeric null default 10, "a_bool" boolean null default false, "a_json" jsonb null default '[]', "an_array" text[] null default '{a,b}', "an_enum" text check ("an_enum" in ('a', 'b')) null default 'b', "raw_a_big" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "kinds_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_an_enum" ON "kinds" (an_enum) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_deleted_at" ON "kinds" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "kinds" cascade;`);
  }

}
